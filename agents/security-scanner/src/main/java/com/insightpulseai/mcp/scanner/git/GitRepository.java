package com.insightpulseai.mcp.scanner.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.scanner.git.GitProcess.Ended;

/**
 * A repository, read by the git program. Nothing is written to it but what {@link #fetch} brings. Safe for concurrent use. All
 * methods throw
 * {@link GitException} where git fails or takes longer than two minutes.
 */
public final class GitRepository {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_TEXT_BYTES = 64 << 10;
    private static final int LONGEST_REF = 255;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final String BRANCHES = "refs/heads/";

    private final GitProgram program;
    private final Path folder;
    private final Optional<Path> workTree;
    private final boolean isSha256;

    GitRepository(GitProgram program, Path folder, Optional<Path> workTree, boolean isSha256) {
        this.program = program;
        this.folder = folder;
        this.workTree = workTree;
        this.isSha256 = isSha256;
    }

    /**
     * Looks for the repository that a folder is in. Where git is not installed, there is none, with a note.
     *
     * @throws GitException if there is one that git refuses to read, such as one of another user ({@code safe.directory}); the
     *         message has git's own remedy
     */
    public static RepositoryLookup open(Path folder) {
        return RepositoryDiscovery.open(folder, System.getenv());
    }

    /** Returns the folder of the checked-out files, an absolute path without links; empty for a bare repository. */
    public Optional<Path> workTree() {
        return workTree;
    }

    /** Returns the commit that is checked out; empty where there is no commit yet. */
    public Optional<String> head() {
        return commit("HEAD");
    }

    /** Returns the name of the branch that is checked out, without {@code refs/heads/}; empty where none is. */
    public Optional<String> branch() {
        return line("symbolic-ref", "--quiet", "HEAD")
                .filter(ref -> ref.startsWith(BRANCHES))
                .map(ref -> ref.substring(BRANCHES.length()));
    }

    /** Returns owner and name by the remote {@code origin}; empty where it has none that can be read. */
    public Optional<RepositoryName> name() {
        return line("config", "--get", "remote.origin.url").flatMap(RepositoryName::ofRemote);
    }

    /** Says whether history ends where a shallow clone was cut. */
    public boolean isShallow() {
        return line("rev-parse", "--is-shallow-repository").filter("true"::equals).isPresent();
    }

    /**
     * Resolves a revision, such as {@code origin/main}, {@code HEAD^1} or a commit's id.
     *
     * @return the id of the commit, 40 or 64 hexadecimal digits; empty where the repository does not have it
     */
    public Optional<String> commit(String revision) {
        boolean isUsable = !revision.isBlank() && revision.length() <= LONGEST_REF && !revision.startsWith("-")
                && revision.chars().noneMatch(Character::isISOControl);
        return isUsable
                ? line("rev-parse", "--verify", "--quiet", revision + "^{commit}").filter(COMMIT.asMatchPredicate())
                : Optional.empty();
    }

    /**
     * Returns the parents of a commit, also where a shallow clone was cut.
     *
     * @param commit its id, as {@link #commit} returns it
     * @return the ids, in the order of the merge; the repository need not have those commits
     */
    public List<String> parents(String commit) {
        Ended<String> ended = text(List.of("cat-file", "commit", id(commit)));
        if (ended.exit() != 0) {
            throw failure("cat-file", ended.errors());
        }
        return CommitParents.of(ended.value());
    }

    /**
     * Fetches from a server. Only objects are written, and in a shallow clone the place of the cut; no branch or tag is moved.
     *
     * @param what the full name of a branch, or a commit's id
     * @param depth of the history in a shallow clone, at least 1; a whole clone gets all of it
     * @param patience for all of it
     * @return the commit
     */
    public String fetch(GitRemote remote, String what, int depth, Duration patience) {
        List<String> command = new ArrayList<>(List.of("fetch", "--quiet", "--no-tags", "--no-recurse-submodules"));
        if (isShallow()) {
            command.add("--depth=" + depth);
        }
        command.addAll(List.of("--", remote.url().toString(), what));
        Ended<String> ended = new GitProcess(program.command(folder, command, remote), patience)
                .run(GitRepository::readText);
        if (ended.exit() != 0) {
            throw failure("fetch", ended.errors());
        }
        return commit("FETCH_HEAD").orElseThrow(() -> new GitException("git fetch brought no commit."));
    }

    /**
     * Lists what git tracks in the work tree, and the other files that it does not ignore.
     *
     * @param paths files and folders to list, by their very names; all where there are none
     * @return what git could not read, for people
     */
    public List<String> listWorkTree(Collection<String> paths, Consumer<GitEntry> entries) {
        List<String> command = new ArrayList<>(List.of("ls-files", "-z", "-t", "-s", "--cached", "--others",
                "--exclude-standard", "--"));
        command.addAll(paths);
        return list(command, output -> GitEntries.ofIndex(output, entries)).errors().lines().toList();
    }

    /**
     * Lists all files of a commit.
     *
     * @param commit its id, as {@link #commit} returns it
     */
    public void listCommit(String commit, Consumer<GitEntry> entries) {
        list(List.of("ls-tree", "-r", "-z", "--full-tree", id(commit)), output -> GitEntries.ofTree(output, entries));
    }

    /**
     * Returns the ids of the contents that files of a commit have.
     *
     * @param paths in the repository
     * @return the ids by path, without those that are no files there
     */
    public Map<String, String> blobs(String commit, Collection<String> paths) {
        Set<String> wanted = Set.copyOf(paths);
        Map<String, String> blobs = new HashMap<>();
        listCommit(commit, entry -> {
            if (entry.kind() == GitEntry.Kind.FILE && wanted.contains(entry.path().text())) {
                blobs.put(entry.path().text(), entry.blob().orElseThrow());
            }
        });
        return blobs;
    }

    /** Returns the id that git gives to a content as it is, without filters and conversions of line ends. */
    public String blobId(byte[] content) {
        return BlobId.of(content, isSha256);
    }

    /** Reads contents in the order of the ids, through one process. */
    public void readBlobs(Collection<String> ids, BlobReader reader) {
        Set<String> valid = new LinkedHashSet<>();
        ids.forEach(id -> valid.add(id(id)));
        BlobConversation conversation = new BlobConversation(valid, reader);
        Ended<Void> ended = run(List.of("cat-file", "--batch"), conversation);
        if (ended.exit() != 0) {
            throw failure("cat-file", ended.errors());
        }
    }

    /**
     * Reads a file of a commit.
     *
     * @param path in the repository
     * @param mostBytes that it may have
     * @return empty where the commit has no such file
     * @throws GitException also if it is a link, or larger
     */
    public Optional<byte[]> file(String commit, String path, int mostBytes) {
        List<GitEntry> found = new ArrayList<>();
        list(List.of("ls-tree", "-z", "--full-tree", id(commit), "--", path), output -> GitEntries.ofTree(output, entry -> {
            if (entry.path().text().equals(path)) {
                found.add(entry);
            }
        }));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.get(0).kind() != GitEntry.Kind.FILE) {
            throw new GitException(RepositoryPath.shown(path) + " is no regular file in commit " + commit + ".");
        }
        byte[][] content = new byte[1][];
        readBlobs(List.of(found.get(0).blob().orElseThrow()), (id, size, bytes) -> {
            if (size > mostBytes) {
                throw new GitException(RepositoryPath.shown(path) + " of commit " + commit + " is larger than " + mostBytes
                        + " bytes.");
            }
            content[0] = bytes.readAllBytes();
        });
        return Optional.of(content[0]);
    }

    /** Returns whether a commit has a file or folder of this path. */
    public boolean has(String commit, String path) {
        List<GitEntry> found = new ArrayList<>();
        list(List.of("ls-tree", "-z", "--full-tree", id(commit), "--", path),
                output -> GitEntries.ofTree(output, found::add));
        return !found.isEmpty();
    }

    private String id(String text) {
        if (!COMMIT.matcher(text).matches()) {
            throw new IllegalArgumentException("an object's id must have 40 or 64 hexadecimal digits");
        }
        return text;
    }

    @FunctionalInterface
    private interface Output {
        void read(InputStream output) throws IOException;
    }

    private Ended<Void> list(List<String> arguments, Output reader) {
        Ended<Void> ended = run(arguments, (input, output) -> {
            reader.read(output);
            return null;
        });
        if (ended.exit() != 0) {
            throw failure(arguments.get(0), ended.errors());
        }
        return ended;
    }

    /** Returns what a command writes, in one line; empty where it fails, which these commands do for what is not there. */
    private Optional<String> line(String... arguments) {
        Ended<String> ended = text(List.of(arguments));
        return Optional.of(ended.value().strip()).filter(text -> ended.exit() == 0 && !text.isEmpty());
    }

    private Ended<String> text(List<String> arguments) {
        return run(arguments, GitRepository::readText);
    }

    /** Reads the beginning, and drops the rest: a pipe that is closed early makes git fail. */
    private static String readText(OutputStream input, InputStream output) throws IOException {
        String text = new String(output.readNBytes(MOST_TEXT_BYTES), StandardCharsets.UTF_8);
        output.transferTo(OutputStream.nullOutputStream());
        return text;
    }

    private <T> Ended<T> run(List<String> arguments, GitProcess.Conversation<T> conversation) {
        return new GitProcess(program.command(folder, arguments), PATIENCE).run(conversation);
    }

    private static GitException failure(String command, String errors) {
        return new GitException("git " + command + " failed: " + GitMessage.inOneLine(errors));
    }
}
