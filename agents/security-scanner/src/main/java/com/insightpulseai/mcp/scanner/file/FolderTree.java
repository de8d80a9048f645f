package com.insightpulseai.mcp.scanner.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

import com.insightpulseai.mcp.scanner.git.GitEntry;
import com.insightpulseai.mcp.scanner.git.GitEntry.Kind;
import com.insightpulseai.mcp.scanner.git.RepositoryPath;

/** A folder without git. The {@code .gitignore} files in it count as they would in a repository; links are not followed. */
final class FolderTree implements FileTree {

    private static final int MOST_ENTRIES = 1_000_000;
    private static final int MOST_IGNORE_BYTES = 1 << 20;
    private static final String IGNORE_FILE = ".gitignore";
    private static final String METADATA = ".git";

    private final Path root;
    private final LocalFiles files;
    private final Map<String, IgnoreRules> rules = new HashMap<>();
    private int seen;

    /** @param root an absolute path without links */
    FolderTree(Path root) {
        this.root = root;
        files = new LocalFiles(root, path -> !isIgnored(path));
    }

    /**
     * A folder to look in.
     *
     * @param text its path with a slash at the end; empty for the root
     */
    private record Folder(Path path, String text) {
    }

    @Override
    public List<SkippedFile> list(Collection<String> paths, Consumer<GitEntry> entries) {
        List<SkippedFile> unreadable = new ArrayList<>();
        Deque<Folder> folders = new ArrayDeque<>(List.of(new Folder(root, "")));
        while (!folders.isEmpty()) {
            Folder folder = folders.removeLast();
            readRules(folder);
            try (DirectoryStream<Path> children = Files.newDirectoryStream(folder.path)) {
                children.forEach(child -> visit(folder, child, paths, folders, entries));
            } catch (IOException | DirectoryIteratorException e) {
                unreadable.add(new SkippedFile(folder.text.isEmpty() ? "./" : RepositoryPath.shown(folder.text),
                        "folder that may not be read", true));
            }
        }
        return unreadable;
    }

    private void visit(Folder folder, Path child, Collection<String> paths, Deque<Folder> folders, Consumer<GitEntry> entries) {
        if (++seen > MOST_ENTRIES) {
            throw new FileLimitException(
                    "The folder has more than 1,000,000 files and folders; choose a part of it with --path.");
        }
        RepositoryPath name = LocalPath.of(child.getFileName());
        String text = folder.text + name.text();
        Optional<BasicFileAttributes> found = attributes(child);
        if (found.isEmpty() || name.text().equalsIgnoreCase(METADATA)) {
            return;
        }
        BasicFileAttributes attributes = found.get();
        if (isIgnoredHere(text, attributes.isDirectory())) {
            return;
        }
        if (!attributes.isDirectory()) {
            boolean isExact = name.isExact() && !folder.text.contains("\\x");
            entries.accept(new GitEntry(new RepositoryPath(text, isExact), attributes.isSymbolicLink() ? Kind.LINK : Kind.FILE,
                    false, Optional.empty()));
        } else if (paths.isEmpty() || paths.stream().anyMatch(path -> leadsTo(text, path))) {
            folders.addLast(new Folder(child, text + '/'));
        }
    }

    /** Says whether a folder is below a start path, or on the way to it. */
    private static boolean leadsTo(String folder, String path) {
        return (path + '/').startsWith(folder + '/') || folder.startsWith(path + '/');
    }

    private static Optional<BasicFileAttributes> attributes(Path path) {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void readRules(Folder folder) {
        Path file = folder.path.resolve(IGNORE_FILE);
        boolean isThere = attributes(file).filter(BasicFileAttributes::isRegularFile).isPresent();
        if (isThere && files.read(folder.text + IGNORE_FILE,
                size -> size <= MOST_IGNORE_BYTES) instanceof Reading.Content content) {
            rules.put(folder.text, IgnoreRules.ofFile(content.bytes()));
        }
    }

    /**
     * Looks in the rules of the nearest folder first, as git does; what is above was not ignored, or nothing would be looked
     * at.
     */
    private boolean isIgnoredHere(String path, boolean isFolder) {
        for (int slash = path.lastIndexOf('/'); slash >= -1; slash = slash < 0 ? -2 : path.lastIndexOf('/', slash - 1)) {
            Optional<IgnoreRule> rule = rules.getOrDefault(path.substring(0, slash + 1), IgnoreRules.NONE)
                    .ruleOf(path.substring(slash + 1), isFolder);
            if (rule.isPresent()) {
                return !rule.get().opens();
            }
        }
        return false;
    }

    private boolean isIgnored(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (isIgnoredHere(path.substring(0, slash), true)) {
                return true;
            }
        }
        return isIgnoredHere(path, false);
    }

    @Override
    public void read(Collection<GitEntry> listed, LongPredicate mayRead, Readings readings) {
        listed.forEach(entry -> readings.read(entry, files.read(entry.path().text(), mayRead)));
    }

    @Override
    public Reading read(String path, int mostBytes) {
        return files.read(path, size -> size <= mostBytes);
    }

    @Override
    public boolean has(String path) {
        return files.has(path);
    }
}
