package com.insightpulseai.mcp.scanner.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

import com.insightpulseai.mcp.scanner.git.GitEntry;
import com.insightpulseai.mcp.scanner.git.GitRepository;

/** The files of a commit, read from git's objects without a checkout. */
record CommitTree(GitRepository repository, String commit) implements FileTree {

    private static final int LONGEST_TARGET = 4096;

    @Override
    public List<SkippedFile> list(Collection<String> paths, Consumer<GitEntry> entries) {
        repository.listCommit(commit, entries);
        return List.of();
    }

    @Override
    public void read(Collection<GitEntry> listed, LongPredicate mayRead, Readings readings) {
        Map<GitEntry, Optional<String>> blobs = targets(listed);
        Map<String, List<GitEntry>> users = new LinkedHashMap<>();
        listed.forEach(entry -> blobs.get(entry).ifPresentOrElse(
                blob -> users.computeIfAbsent(blob, one -> new ArrayList<>()).add(entry),
                () -> readings.read(entry, new Reading.Unreadable("is a link to no file of the commit"))));
        repository.readBlobs(users.keySet(), (blob, size, content) -> {
            byte[] bytes = null;
            for (GitEntry entry : users.get(blob)) {
                if (mayRead.test(size)) {
                    bytes = bytes == null ? content.readAllBytes() : bytes;
                    readings.read(entry, new Reading.Content(bytes));
                } else {
                    readings.read(entry, new Reading.TooLarge(size));
                }
            }
        });
    }

    /** Returns the content of each entry: its own, or that of the file which a link names. */
    private Map<GitEntry, Optional<String>> targets(Collection<GitEntry> listed) {
        Map<GitEntry, Optional<String>> blobs = new HashMap<>();
        Map<String, List<GitEntry>> links = new LinkedHashMap<>();
        for (GitEntry entry : listed) {
            blobs.put(entry, entry.kind() == GitEntry.Kind.FILE ? entry.blob() : Optional.empty());
            if (entry.kind() == GitEntry.Kind.LINK) {
                links.computeIfAbsent(entry.blob().orElseThrow(), one -> new ArrayList<>()).add(entry);
            }
        }
        if (links.isEmpty()) {
            return blobs;
        }
        Map<GitEntry, String> paths = new HashMap<>();
        repository.readBlobs(links.keySet(), (blob, size, content) -> {
            String target = target(size, content);
            links.get(blob).forEach(link -> resolve(link.path().text(), target).ifPresent(path -> paths.put(link, path)));
        });
        Map<String, String> found = repository.blobs(commit, paths.values());
        paths.forEach((link, path) -> blobs.put(link, Optional.ofNullable(found.get(path))));
        return blobs;
    }

    private static String target(long size, InputStream content) throws IOException {
        return size > LONGEST_TARGET ? "" : new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Returns the path that a link leads to; empty where it leads out of the repository. */
    static Optional<String> resolve(String link, String target) {
        if (target.isEmpty() || target.startsWith("/")) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>(List.of(link.split("/")));
        parts.removeLast();
        for (String part : target.split("/")) {
            if (part.equals("..") && parts.pollLast() == null) {
                return Optional.empty();
            }
            if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.addLast(part);
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("/", parts));
    }

    @Override
    public Reading read(String path, int mostBytes) {
        return repository.file(commit, path, mostBytes).<Reading> map(Reading.Content::new).orElseGet(Reading.Absent::new);
    }

    /** A folder may be newer than the commit. */
    @Override
    public boolean has(String path) {
        return true;
    }
}
