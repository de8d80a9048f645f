package com.insightpulseai.mcp.scanner.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.scanner.file.FileFinder;
import com.insightpulseai.mcp.scanner.file.FileRules;
import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.file.MarkedFolders;
import com.insightpulseai.mcp.scanner.file.ProjectIgnorePaths;
import com.insightpulseai.mcp.scanner.gate.GateFile;
import com.insightpulseai.mcp.scanner.git.GitRepository;
import com.insightpulseai.mcp.scanner.git.RepositoryLookup;
import com.insightpulseai.mcp.scanner.git.RepositoryName;

/** The folder that is scanned, with git's knowledge of it where it is in a repository. */
public final class LocalRepository {

    private static final List<String> CONFIGURATION = List.of("socket.yml", "socket.yaml", GateFile.NAME);
    private static final int MOST_BYTES = 1 << 20;

    private final Path root;
    private final Optional<GitRepository> git;
    private final Optional<String> note;

    private LocalRepository(Path root, Optional<GitRepository> git, Optional<String> note) {
        this.root = root;
        this.git = git;
        this.note = note;
    }

    /**
     * Opens the repository that a folder is in, or the folder itself.
     *
     * @param chosen by a user, and a repository's root then: a part has a name of its own; empty for the current folder
     * @throws CommandFailure of wrong use, when it is no folder or a part of a repository
     */
    public static LocalRepository open(Optional<Path> chosen) {
        Path folder = chosen.orElse(Path.of("")).toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw CommandFailure.wrongUse(folder + " is no folder.");
        }
        RepositoryLookup lookup = GitRepository.open(folder);
        Optional<Path> workTree = lookup.repository().flatMap(GitRepository::workTree);
        if (chosen.isPresent() && workTree.isPresent() && !isSame(folder, workTree.get())) {
            throw CommandFailure
                    .wrongUse(folder + " is a part of the repository " + workTree.get() + ". Scan all of it, or this "
                            + "part by --path and --scan-name.");
        }
        return new LocalRepository(workTree.orElse(folder), lookup.repository(), lookup.note());
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns why git's knowledge cannot be used although there is a repository, for people. */
    public Optional<String> note() {
        return note;
    }

    public boolean hasGit() {
        return git.isPresent();
    }

    /** Returns git's knowledge of the folder; empty where it is in no repository, or git is not installed. */
    public Optional<GitRepository> git() {
        return git;
    }

    /** Returns owner and name by the remote {@code origin}. */
    public Optional<String> name() {
        return git.flatMap(GitRepository::name).map(RepositoryName::toString);
    }

    /** Returns the branch that is checked out. */
    public Optional<String> branch() {
        return git.flatMap(GitRepository::branch);
    }

    /** Returns the commit that is checked out. */
    public Optional<String> head() {
        return git.flatMap(GitRepository::head);
    }

    /**
     * Resolves a branch, tag or commit.
     *
     * @param option that named it, for the message
     * @throws CommandFailure when there is no such commit here
     */
    public String commit(String revision, String option) {
        GitRepository repository = git.orElseThrow(() -> CommandFailure.unknown(option + " " + revision
                + " cannot be had: the folder is in no git repository." + note.map(text -> " " + text).orElse("")));
        return repository.commit(revision).orElseThrow(() -> CommandFailure.unknown(option + " " + revision
                + " cannot be had: the repository has no such commit. " + (repository.isShallow()
                        ? "It is a shallow clone; fetch more, as by: git fetch --depth=50 origin BRANCH"
                        : "Fetch it, as by: git fetch origin BRANCH")));
    }

    /**
     * Reads a small file of a commit or of the work tree.
     *
     * @param commit empty for the work tree
     * @param path in the repository
     * @return empty where there is none
     * @throws CommandFailure for one that is too large or no regular file, since it would be read as something else than it is
     */
    public Optional<byte[]> file(Optional<String> commit, String path, int mostBytes) {
        if (commit.isPresent() && git.isPresent()) {
            return git.get().file(commit.get(), path, mostBytes);
        }
        Path file = root.resolve(path);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw CommandFailure.unknown(path + " is no regular file.");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes(mostBytes + 1);
            if (content.length > mostBytes) {
                throw CommandFailure.unknown(path + " is larger than " + mostBytes + " bytes.");
            }
            return Optional.of(content);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNKNOWN, path + " cannot be read.", e);
        }
    }

    /**
     * Finds the files of a commit or of the work tree.
     *
     * @param commit empty for the work tree
     */
    public RepositoryState state(Optional<String> commit, FileRules rules) {
        return new RepositoryState(files(commit, new FileFinder(rules)), () -> configuration(commit));
    }

    private Map<String, String> configuration(Optional<String> commit) {
        Map<String, String> digests = new HashMap<>();
        for (String path : CONFIGURATION) {
            file(commit, path, MOST_BYTES).ifPresent(content -> digests.put(path, ContentDigest.sha256(content)));
        }
        return digests;
    }

    private FileSelection files(Optional<String> commit, FileFinder finder) {
        if (git.isEmpty()) {
            return finder.inFolder(root);
        } else if (commit.isPresent()) {
            return finder.inCommit(git.get(), commit.get());
        } else if (git.get().workTree().isEmpty()) {
            throw CommandFailure.wrongUse("The repository is bare, so nothing is checked out; name what to scan by --commit.");
        }
        return finder.inWorkTree(git.get());
    }

    /** Returns the paths that a commit's {@code socket.yml} leaves out. */
    public Optional<ProjectIgnorePaths> ignoredPaths(Optional<String> commit) {
        return commit.flatMap(id -> git.map(repository -> ProjectIgnorePaths.inCommit(repository, id)));
    }

    /** Returns the folders that files of a commit mark as vendored. */
    public Optional<MarkedFolders> markedFolders(Optional<String> commit) {
        return commit.flatMap(id -> git.map(repository -> MarkedFolders.inCommit(repository, id)));
    }

    /**
     * Returns the commit that is checked out, if the manifests of the work tree are those of the commit: a scan of changed ones
     * would be found as the commit's later.
     */
    public Optional<String> commitOf(RepositoryState workTree, FileRules rules) {
        return head().filter(commit -> workTree.hasManifestsOf(state(Optional.of(commit), rules.skippingConflicts(true))));
    }
}
