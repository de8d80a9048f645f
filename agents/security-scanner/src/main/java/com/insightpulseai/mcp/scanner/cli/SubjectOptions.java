package com.insightpulseai.mcp.scanner.cli;

import java.util.Optional;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.scanner.git.RepositoryName;
import com.insightpulseai.mcp.scanner.scan.LocalRepository;
import com.insightpulseai.mcp.scanner.scan.ScanSubject;

import picocli.CommandLine.Option;

/** The options that name the repository and its state. */
final class SubjectOptions {

    private static final String ABOUT_REF = "Branch that the files are from; else the one that is checked out, if any.";
    private static final String ABOUT_COMMIT = "Scans the files of this commit, read from git's objects, in place of the work "
            + "tree. Without git it is the name of the state that is scanned.";

    private static final int LONGEST_REF = 255;
    private static final int SHORTEST_COMMIT = 7;
    private static final int LONGEST_COMMIT = 64;
    private static final String BRANCHES = "refs/heads/";

    @Option(names = "--repo", paramLabel = "OWNER/NAME", description = "Name of the repository; else that of its origin.")
    private String repo;

    @Option(names = "--ref", paramLabel = "BRANCH", description = ABOUT_REF)
    private String ref;

    @Option(names = "--commit", paramLabel = "COMMIT", description = ABOUT_COMMIT)
    private String commit;

    @Option(names = "--pull-request", paramLabel = "NUMBER", description = "Pull request that the files belong to.")
    private Long pullRequest;

    /** Returns as much of the subject as options alone tell, for the report of a scan that fails early. */
    ScanSubject provisional(FileOptions files) {
        return new ScanSubject(repository().orElse("unknown"), files.scanName(), branch(), Optional.empty(), pullRequest());
    }

    /**
     * Returns the subject of these options and of the repository. Its commit is empty for a work tree.
     *
     * @throws CommandFailure when the repository has no name, or not that commit
     */
    ScanSubject subject(LocalRepository local, FileOptions files) {
        String name = repository().or(local::name)
                .orElseThrow(() -> CommandFailure.wrongUse("The name of the repository is not "
                        + "known, since it has no remote origin that ends with owner/name. Give it by --repo."));
        Optional<String> id = local.hasGit() ? commit().map(revision -> local.commit(revision, "--commit")) : commitId();
        boolean isCheckedOut = id.isEmpty() || id.equals(local.head());
        return new ScanSubject(name, files.scanName(), branch().or(() -> isCheckedOut ? local.branch() : Optional.empty()), id,
                pullRequest());
    }

    private Optional<String> repository() {
        return Optional.ofNullable(repo).map(SubjectOptions::requireName);
    }

    private static String requireName(String name) {
        int slash = name.indexOf('/');
        Optional<RepositoryName> known = slash < 0 ? RepositoryName.of("owner", name)
                : RepositoryName.of(name.substring(0, slash), name.substring(slash + 1));
        require(known.isPresent(), "--repo must be owner/name, of letters, digits, '.', '_' and '-'.");
        return name;
    }

    private Optional<String> branch() {
        return Optional.ofNullable(ref).map(given -> {
            String name = given.startsWith(BRANCHES) ? given.substring(BRANCHES.length()) : given;
            require(!name.isBlank() && name.length() <= LONGEST_REF && name.chars().noneMatch(Character::isISOControl),
                    "--ref must be the name of a branch, of 1 to 255 characters.");
            return name;
        });
    }

    private Optional<String> commit() {
        return Optional.ofNullable(commit);
    }

    /** Returns the commit that was given, where no git tells its id. */
    private Optional<String> commitId() {
        commit().ifPresent(id -> require(id.length() >= SHORTEST_COMMIT && id.length() <= LONGEST_COMMIT
                && id.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f'),
                "--commit must have 7 to 64 hexadecimal digits, since there is no git repository to look for it."));
        return commit();
    }

    private Optional<Long> pullRequest() {
        Optional<Long> number = Optional.ofNullable(pullRequest);
        number.ifPresent(given -> require(given >= 1 && given <= Integer.MAX_VALUE, "--pull-request must be a number from 1."));
        return number;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw CommandFailure.wrongUse(rule);
        }
    }
}
