package com.insightpulseai.mcp.scanner.file;

import java.util.List;
import java.util.Optional;

/**
 * Which files of a repository are sent.
 *
 * @param patterns of the provider's manifests
 * @param paths files and folders of the repository to look in, relative to it, with {@code /}; the whole where there are none
 * @param excluded patterns of files to leave out, in the syntax of {@code .gitignore}
 * @param included patterns of files to send although they are in folders that are left out otherwise, in the same syntax
 * @param includesVendored whether such folders are opened altogether
 * @param skipsConflicts whether files with merge conflicts are left out, where they would be a {@link MergeConflictException}
 * @param ignoredPaths of {@code socket.yml}; where it is empty, the file of the scanned tree itself is read
 * @param markedFolders that are left out because of a file in them; where it is empty, the files of the scanned tree mark them
 */
public record FileRules(ManifestPatterns patterns, List<String> paths, List<String> excluded, List<String> included,
        boolean includesVendored, boolean skipsConflicts,
        Optional<ProjectIgnorePaths> ignoredPaths, Optional<MarkedFolders> markedFolders) {

    public FileRules {
        paths = paths.stream().map(FileRules::plain).filter(path -> !path.isEmpty()).distinct().toList();
        excluded = List.copyOf(excluded);
        included = List.copyOf(included);
    }

    private static String plain(String path) {
        String text = path;
        while (text.startsWith("./")) {
            text = text.substring(2);
        }
        while (text.length() > 1 && text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        return text.equals(".") ? "" : text;
    }

    /** Returns the rules that count without any option. */
    public static FileRules of(ManifestPatterns patterns) {
        return new FileRules(patterns, List.of(), List.of(), List.of(), false, false, Optional.empty(), Optional.empty());
    }

    /** Returns these rules for parts of the repository. */
    public FileRules within(List<String> chosen) {
        return new FileRules(patterns, chosen, excluded, included, includesVendored, skipsConflicts,
                ignoredPaths, markedFolders);
    }

    /** Returns these rules with patterns of files to leave out. */
    public FileRules excluding(List<String> globs) {
        return new FileRules(patterns, paths, globs, included, includesVendored, skipsConflicts,
                ignoredPaths, markedFolders);
    }

    /** Returns these rules with patterns of files that are sent from folders which are left out otherwise. */
    public FileRules including(List<String> globs) {
        return new FileRules(patterns, paths, excluded, globs, includesVendored, skipsConflicts,
                ignoredPaths, markedFolders);
    }

    /** Returns these rules, with or without folders of vendored files. */
    public FileRules includingVendored(boolean include) {
        return new FileRules(patterns, paths, excluded, included, include, skipsConflicts, ignoredPaths, markedFolders);
    }

    /** Returns these rules, with files of merge conflicts left out or refused. */
    public FileRules skippingConflicts(boolean skip) {
        return new FileRules(patterns, paths, excluded, included, includesVendored, skip, ignoredPaths, markedFolders);
    }

    /**
     * Returns these rules with another tree's {@code socket.yml}, such as that of the base, which a pull request cannot change.
     */
    public FileRules ignoring(ProjectIgnorePaths ignored) {
        return new FileRules(patterns, paths, excluded, included, includesVendored, skipsConflicts,
                Optional.of(ignored), markedFolders);
    }

    /**
     * Returns these rules with another tree's marks of vendored folders, such as those of the base: a pull request that adds
     * one
     * leaves nothing out.
     */
    public FileRules marking(MarkedFolders marked) {
        return new FileRules(patterns, paths, excluded, included, includesVendored, skipsConflicts, ignoredPaths,
                Optional.of(marked));
    }
}
