package com.insightpulseai.mcp.scanner.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

import com.insightpulseai.mcp.scanner.file.Candidates.Sorted;
import com.insightpulseai.mcp.scanner.file.MergeConflictException.Conflict;
import com.insightpulseai.mcp.scanner.git.GitEntry;
import com.insightpulseai.mcp.scanner.git.GitRepository;
import com.insightpulseai.mcp.scanner.git.RepositoryPath;

/**
 * Finds the manifests that are sent, and names those that are not. Nothing is written, and no program is started but git.
 * Safe for concurrent use.
 *
 * <p>
 * All methods throw {@link FileLimitException} where there is more than one scan takes (10,000 files, 16 MiB a file, 32 MiB
 * together), {@link MergeConflictException} where a manifest has the marks of a conflict and the rules do not skip it,
 * {@link FileRuleException} where {@code socket.yml} is malformed or a start path is not there, and {@link
 * com.insightpulseai.mcp.scanner.git.GitException} where git fails.
 */
public final class FileFinder {

    private static final String PARENT = "..";

    private final FileRules rules;

    /** @throws FileRuleException if a start path is absolute or leads upwards */
    public FileFinder(FileRules rules) {
        this.rules = rules;
        for (String path : rules.paths()) {
            if (path.startsWith("/") || List.of(path.split("/")).contains(PARENT)) {
                throw new FileRuleException("--path " + RepositoryPath.shown(path) + " must be a path in the repository.");
            }
        }
    }

    /**
     * Finds the manifests that are checked out: those that git tracks, and those that it does not ignore.
     *
     * @throws IllegalArgumentException if the repository has no work tree
     */
    public FileSelection inWorkTree(GitRepository repository) {
        Path root = repository.workTree().orElseThrow(() -> new IllegalArgumentException("a bare repository has no work tree"));
        return find(new WorkTree(repository, root));
    }

    /**
     * Finds the manifests of a commit, from git's objects.
     *
     * @param commit its id, as {@link GitRepository#commit} returns it
     */
    public FileSelection inCommit(GitRepository repository, String commit) {
        return find(new CommitTree(repository, commit));
    }

    /** Finds the manifests of a folder that is in no repository; its {@code .gitignore} files count. */
    public FileSelection inFolder(Path folder) {
        try {
            return find(new FolderTree(folder.toRealPath()));
        } catch (IOException e) {
            throw new FileRuleException("The folder " + RepositoryPath.shown(folder.toString()) + " cannot be read.");
        }
    }

    private FileSelection find(FileTree tree) {
        Candidates candidates = new Candidates(rules);
        List<SkippedFile> skipped = new ArrayList<>(tree.list(rules.paths(), candidates::add));
        for (String path : candidates.emptyPaths()) {
            if (!tree.has(path)) {
                throw new FileRuleException("--path " + RepositoryPath.shown(path) + " is not in the repository.");
            }
        }
        Sorted sorted = candidates.sort(rules.ignoredPaths().orElseGet(() -> ProjectIgnorePaths.in(tree)));
        skipped.addAll(sorted.skipped());
        candidates.repositories().forEach(entry -> skipped.add(new SkippedFile(entry.path().shown() + '/',
                entry.isTracked() ? "submodule, which is scanned by itself" : "repository of its own")));
        SendLimits.checkCount(sorted.files().stream().map(entry -> entry.path().text()).toList());
        List<SelectedFile> files = read(tree, sorted.files(), skipped);
        files.sort(Comparator.comparing(SelectedFile::path));
        skipped.sort(Comparator.comparing(SkippedFile::path));
        return new FileSelection(files, skipped, sorted.unsupported(), List.of(), rules.patterns().packagedOn());
    }

    private List<SelectedFile> read(FileTree tree, List<GitEntry> entries, List<SkippedFile> skipped) {
        SendLimits limits = new SendLimits();
        List<SelectedFile> files = new ArrayList<>();
        List<Conflict> conflicts = new ArrayList<>();
        tree.read(entries, limits::admit, (entry, reading) -> {
            String path = entry.path().text();
            if (reading instanceof Reading.TooLarge large) {
                limits.count(path, large.size());
            } else if (reading instanceof Reading.Unreadable unreadable) {
                skipped.add(new SkippedFile(entry.path().shown(), unreadable.reason(), true));
            } else if (reading instanceof Reading.Absent && entry.isTracked()) {
                skipped.add(new SkippedFile(entry.path().shown(), "tracked, but not in the work tree"));
            } else if (reading instanceof Reading.Content content) {
                limits.count(path, content.bytes().length);
                take(entry, content.bytes(), files, skipped, conflicts);
            }
        });
        limits.check();
        if (!conflicts.isEmpty()) {
            conflicts.sort(Comparator.comparing(Conflict::path));
            throw new MergeConflictException(conflicts);
        }
        return files;
    }

    private void take(GitEntry entry, byte[] content, List<SelectedFile> files, List<SkippedFile> skipped,
            List<Conflict> conflicts) {
        OptionalInt conflict = ConflictMarks.firstLine(content);
        if (content.length == 0) {
            skipped.add(new SkippedFile(entry.path().shown(), "empty"));
        } else if (LfsPointer.is(content)) {
            skipped.add(new SkippedFile(entry.path().shown(), "pointer of Git LFS, whose file is not here; run git lfs pull",
                    true));
        } else if (conflict.isEmpty()) {
            files.add(new ReadFile(entry.path().text(), content));
        } else if (rules.skipsConflicts()) {
            skipped.add(new SkippedFile(entry.path().shown(), "merge conflict in line " + conflict.getAsInt(), true));
        } else {
            conflicts.add(new Conflict(entry.path().text(), conflict.getAsInt()));
        }
    }
}
