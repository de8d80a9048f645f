package com.insightpulseai.mcp.scanner.file;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.scanner.git.RepositoryPath;

/** Counts what is read against what {@code socket/scan.repo} takes, so that no more is held in memory. */
final class SendLimits {

    private static final int MOST_FILES = 10_000;
    private static final long MOST_FILE_BYTES = 16 << 20;
    private static final long MOST_BYTES = 32 << 20;
    private static final int NAMED = 3;
    private static final String REMEDY = " Choose parts of the repository with --path, or leave files out with --exclude.";

    private final Map<String, Long> sizes = new TreeMap<>();
    private long total;

    /** @throws FileLimitException if there are more than 10,000 */
    static void checkCount(List<String> paths) {
        if (paths.size() <= MOST_FILES) {
            return;
        }
        Map<String, Long> folders = paths.stream().collect(Collectors.groupingBy(
                path -> path.substring(0, path.indexOf('/') + 1), TreeMap::new, Collectors.counting()));
        String largest = folders.entrySet().stream().max(Map.Entry.comparingByValue())
                .map(folder -> (folder.getKey().isEmpty() ? "the root" : RepositoryPath.shown(folder.getKey())) + " has "
                        + String.format(Locale.ROOT, "%,d", folder.getValue()))
                .orElseThrow();
        throw new FileLimitException(
                String.format(Locale.ROOT, "%,d manifests are more than the 10,000 of one scan; %s.", paths.size(), largest)
                        + REMEDY);
    }

    /** Says whether a file of a size may be read. */
    boolean admit(long size) {
        return size <= MOST_FILE_BYTES && total + size <= MOST_BYTES;
    }

    void count(String path, long size) {
        sizes.put(path, size);
        total += size;
    }

    /** @throws FileLimitException if a file has more than 16 MiB, or all have more than 32 MiB together */
    void check() {
        boolean isOneTooLarge = sizes.values().stream().anyMatch(size -> size > MOST_FILE_BYTES);
        if (!isOneTooLarge && total <= MOST_BYTES) {
            return;
        }
        throw new FileLimitException("The manifests have " + mebibytes(total)
                + "; a scan takes 16 MiB a file and 32 MiB together. The largest: " + largest() + "." + REMEDY);
    }

    /** Returns the exception for contents that were counted as they are written into a request. */
    FileLimitException requestTooLarge(long bytes) {
        return new FileLimitException("The manifests have " + mebibytes(bytes)
                + " in a request, compressed; the server takes 6 MiB. The largest: " + largest() + "." + REMEDY);
    }

    private String largest() {
        return sizes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(NAMED)
                .map(file -> RepositoryPath.shown(file.getKey()) + " (" + mebibytes(file.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }
}
