package com.insightpulseai.mcp.scanner.scan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.file.SelectedFile;
import com.insightpulseai.mcp.scanner.file.SkippedFile;
import com.insightpulseai.mcp.sdk.scan.FinishedScan;

/**
 * Tells which dependencies were not looked at: files that were not sent, or that the provider did not take. They are warnings,
 * but for those that a change made unreadable; with {@code --strict} nothing is known without any of them.
 */
final class FileGaps {

    private static final int MOST_NAMED = 20;
    /** An empty lockfile of any ecosystem is shorter than one that names a package. */
    private static final int LEAST_OF_LOCKFILE = 64;

    private final ReportDraft draft;
    private final Consumer<String> notice;

    FileGaps(ReportDraft draft, boolean isStrict) {
        this.draft = draft;
        this.notice = isStrict ? draft::gap : draft::warn;
    }

    /**
     * Names the files that are not sent and should be. One that was not among them in the baseline leaves no verdict in any
     * case: a change that makes a manifest a link or a pointer could hide in it what is new.
     *
     * @param before the baseline's files; empty where they are not known
     */
    void ofSelection(FileSelection files, Optional<FileSelection> before) {
        Set<String> missedBefore = before.stream().flatMap(FileGaps::missed).map(SkippedFile::path).collect(Collectors.toSet());
        Map<Boolean, List<SkippedFile>> missed = missed(files)
                .collect(Collectors.partitioningBy(file -> before.isPresent() && !missedBefore.contains(file.path())));
        notSent(missed.get(true), draft::gap);
        before.ifPresent(known -> notSent(replaced(files, known), draft::gap));
        notSent(missed.get(false), notice);
        files.unsupported().stream().limit(MOST_NAMED)
                .forEach(path -> notice.accept(path + " looks like a lockfile and is not supported, so it was not sent."));
        more(files.unsupported().size(), "look like lockfiles and are not supported", notice);
    }

    /** Returns the folders, such as a submodule, that took the place of one whose manifests were sent. */
    private static List<SkippedFile> replaced(FileSelection files, FileSelection before) {
        return files.skipped().stream().filter(folder -> folder.path().endsWith("/")
                && before.files().stream().anyMatch(file -> file.path().startsWith(folder.path()))).toList();
    }

    private static Stream<SkippedFile> missed(FileSelection files) {
        return files.skipped().stream().filter(SkippedFile::isMissed);
    }

    private static void notSent(List<SkippedFile> missed, Consumer<String> notice) {
        missed.stream().limit(MOST_NAMED)
                .forEach(file -> notice.accept(file.path() + " was not sent: " + file.reason() + "."));
        more(missed.size(), "were not sent", notice);
    }

    /** Names the files that were sent and that nothing is known of. */
    void ofScan(FinishedScan scan, FileSelection files) {
        List<String> unmatched = scan.unmatchedFiles();
        unmatched.stream().limit(MOST_NAMED)
                .forEach(path -> notice.accept(path + " was sent, and the provider takes it for no manifest."));
        more(unmatched.size(), "were sent and are no manifests for the provider", notice);
        scan.unreadable().ifPresent(count -> notice.accept("The server could not read " + count
                + " packages or findings that the provider sent."));
        if (scan.packagesTotal().filter(count -> count == 0).isPresent()
                && files.files().stream().anyMatch(FileGaps::isLockfile)) {
            notice.accept(
                    "The provider found no package in any file, although there are lockfiles that are not empty; it may not "
                            + "know their version.");
        }
    }

    private static void more(long count, String predicate, Consumer<String> notice) {
        if (count > MOST_NAMED) {
            notice.accept((count - MOST_NAMED) + " more files " + predicate + ".");
        }
    }

    private static boolean isLockfile(SelectedFile file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return file.content().length >= LEAST_OF_LOCKFILE && (name.contains("lock") || name.equals("go.sum"));
    }
}
