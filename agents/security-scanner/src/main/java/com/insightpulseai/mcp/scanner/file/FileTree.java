package com.insightpulseai.mcp.scanner.file;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

import com.insightpulseai.mcp.scanner.git.GitEntry;

/** The files of a repository in one of its forms. */
interface FileTree {

    /**
     * Lists files, links and submodules, in any order; one may come twice.
     *
     * @param paths files and folders to look in; all where there are none
     * @return the folders that could not be read, for people
     */
    List<SkippedFile> list(Collection<String> paths, Consumer<GitEntry> entries);

    /**
     * Reads files that were listed, in their order.
     *
     * @param mayRead is asked with the size of each file; where it says no, the file is {@link Reading.TooLarge}
     */
    void read(Collection<GitEntry> files, LongPredicate mayRead, Readings readings);

    /** Reads a file, whether or not it is listed. */
    Reading read(String path, int mostBytes);

    /** Says whether a file or folder is there; where that is not known, true. */
    boolean has(String path);

    /** Takes what was read. */
    @FunctionalInterface
    interface Readings {
        void read(GitEntry file, Reading reading);
    }
}
