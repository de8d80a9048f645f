package com.insightpulseai.mcp.scanner.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The files of a repository or a commit that are sent, and those that are not.
 *
 * @param files to send, ordered by path
 * @param skipped files that fit the provider's list and are left out, ordered by path
 * @param unsupported files that look like lockfiles and fit no pattern of the list, ordered by path
 * @param notes about folders that were left out or could not be read, each for people
 * @param patternsFrom date of the packaged list of patterns; empty when the server's own list was used
 */
public record FileSelection(List<SelectedFile> files, List<SkippedFile> skipped, List<String> unsupported, List<String> notes,
        Optional<LocalDate> patternsFrom) {

    public FileSelection {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
        unsupported = List.copyOf(unsupported);
        notes = List.copyOf(notes);
    }
}
