package com.insightpulseai.mcp.scanner.file;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private final GitRepository repository;
    private final LocalFiles files;
    /** All paths, once a link has asked for one. */
    private final Set<String> listed = new HashSet<>();

    WorkTree(GitRepository repository, Path root) {
        this.repository = repository;
        files = new LocalFiles(root, this::isListed);
    }

    /** Git is told start paths that every locale can write; the others narrow its list afterwards. */
    @Override
    public List<SkippedFile> list(Collection<String> paths, Consumer<GitEntry> entries) {
        boolean isWritable = paths.stream()
                .allMatch(path -> path.chars().allMatch(character -> character < FIRST_BEYOND_ASCII));
        return repository.listWorkTree(isWritable ? paths : List.of(), entries).stream().map(UNREADABLE::matcher)
                .filter(Matcher::matches)
                .map(warning -> new SkippedFile(RepositoryPath.shown(warning.group(1)) + '/', "folder that may not be read",
                        true))
                .toList();
    }

    /** Keeps links from standing for files that git ignores, which may hold secrets of this machine. */
    private boolean isListed(String path) {
        if (listed.isEmpty()) {
            repository.listWorkTree(List.of(), entry -> listed.add(entry.path().text()));
        }
        return listed.contains(path);
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
