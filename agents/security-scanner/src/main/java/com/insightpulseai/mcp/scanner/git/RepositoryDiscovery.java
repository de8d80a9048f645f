package com.insightpulseai.mcp.scanner.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.scanner.git.GitProcess.Ended;

/** Finds the repository that a folder is in, as git does. */
final class RepositoryDiscovery {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 64 << 10;
    private static final String METADATA = ".git";
    /** The beginning of git's message where no folder above has a repository, up to the root or to another file system. */
    private static final String NONE = "fatal: not a git repository (or any ";

    private RepositoryDiscovery() {
    }

    static RepositoryLookup open(Path folder, Map<String, String> environment) {
        Path real = real(folder);
        return GitProgram.find(environment)
                .map(program -> open(real, program))
                .orElseGet(() -> new RepositoryLookup(Optional.empty(), metadataAbove(real)
                        .map(above -> "git is not on the PATH, so the repository is read as a plain folder.")));
    }

    private static RepositoryLookup open(Path folder, GitProgram program) {
        Ended<String> state = ask(program, folder, "rev-parse", "--is-inside-work-tree", "--show-object-format");
        if (state.exit() != 0) {
            if (state.errors().startsWith(NONE)) {
                return new RepositoryLookup(Optional.empty(), Optional.empty());
            }
            throw new GitException("git cannot read the repository: " + GitMessage.inOneLine(state.errors()));
        }
        List<String> words = state.value().lines().toList();
        boolean isSha256 = words.size() > 1 && words.get(1).equals("sha256");
        Optional<Path> workTree = words.get(0).equals("true") ? Optional.of(workTree(program, folder)) : Optional.empty();
        return new RepositoryLookup(Optional.of(new GitRepository(program, workTree.orElse(folder), workTree, isSha256)),
                Optional.empty());
    }

    /** Git names the way up, such as {@code ../../}, which is ASCII whatever the folders are called. */
    private static Path workTree(GitProgram program, Path folder) {
        Ended<String> up = ask(program, folder, "rev-parse", "--show-cdup");
        if (up.exit() != 0) {
            throw new GitException("git cannot find the work tree: " + GitMessage.inOneLine(up.errors()));
        }
        Path root = folder.resolve(up.value().strip()).normalize();
        if (!Files.exists(root.resolve(METADATA), LinkOption.NOFOLLOW_LINKS)) {
            throw new GitException(
                    "The repository's setting core.worktree names a folder that is not its own; unset it, or scan a"
                            + " clone.");
        }
        return root;
    }

    private static Ended<String> ask(GitProgram program, Path folder, String... arguments) {
        return new GitProcess(program.command(folder, List.of(arguments)), PATIENCE).run(
                (input, output) -> new String(output.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new GitException("The folder " + RepositoryPath.shown(folder.toString()) + " cannot be read.", e);
        }
    }

    private static Optional<Path> metadataAbove(Path folder) {
        for (Path above = folder; above != null; above = above.getParent()) {
            if (Files.exists(above.resolve(METADATA), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }
}
