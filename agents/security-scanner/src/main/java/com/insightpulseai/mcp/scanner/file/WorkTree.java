package com.insightpulseai.mcp.scanner.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.scanner.git.GitEntry;
import com.insightpulseai.mcp.scanner.git.GitRepository;
import com.insightpulseai.mcp.scanner.git.RepositoryPath;

/** The checked-out files of a repository: what git tracks, and what it does not ignore. */
final class WorkTree implements FileTree {

    /** Git's warning about a folder, such as {@code warning: could not open directory 'f/': Permission denied}. */
    private static final Pattern UNREADABLE = Pattern.compile("^warning: could not open directory '(.{1,4096})/': (.{1,100})$");

    private final GitRepository repository;
    private final Path root;
    private final LocalFiles files;

    WorkTree(GitRepository repository, Path root) {
        this.repository = repository;
        this.root = root;
        files = new LocalFiles(root, this::isListed);
    }

    @Override
    public List<SkippedFile> list(Collection<String> paths, Consumer<GitEntry> entries) {
        return repository.listWorkTree(paths, entries).stream().map(UNREADABLE::matcher).filter(Matcher::matches)
                .map(warning -> new SkippedFile(RepositoryPath.shown(warning.group(1)) + '/', "folder that may not be read",
                        true))
                .toList();
    }

    /** Keeps links from standing for files that git ignores, which may hold secrets of this machine. */
    private boolean isListed(String path) {
        boolean[] found = new boolean[1];
        repository.listWorkTree(List.of(path), entry -> found[0] |= entry.path().text().equals(path));
        return found[0];
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
        try {
            return Files.exists(LocalPath.resolve(root, path), NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
