package com.insightpulseai.mcp.scanner.scan;

import java.util.Optional;

import com.insightpulseai.mcp.sdk.socket.ScanRepoRequest;
import com.insightpulseai.mcp.sdk.socket.ScanRepoRequest.RefType;

/**
 * The repository and the state of it that is scanned.
 *
 * @param repository {@code owner/name}, or a name alone
 * @param scanName of the part that is scanned; empty for the whole repository
 * @param branch that the files are from
 * @param commit that the files are of, in hexadecimal digits; empty when they are of none, such as changed ones
 * @param pullRequest that the files belong to
 */
public record ScanSubject(String repository, Optional<String> scanName, Optional<String> branch, Optional<String> commit,
        Optional<Long> pullRequest) {

    /** Rare in names of repositories, so that a part is hardly ever taken for another repository. */
    private static final String PART = "--";

    /**
     * Returns the name that the server gets. A part is a repository of its own there: its scans would else be found as the
     * baseline of the whole, and the other way round.
     */
    public String nameAtServer() {
        return scanName.map(name -> repository + PART + name).orElse(repository);
    }

    /** Returns the name for people. */
    public String name() {
        return scanName.orElse(repository);
    }

    /** Returns the branch, else the commit. */
    public Optional<String> ref() {
        return branch.or(() -> commit);
    }

    /** Returns this subject with the commit that its files turned out to be of. */
    public ScanSubject with(Optional<String> known) {
        return new ScanSubject(repository, scanName, branch, known, pullRequest);
    }

    /** Begins a request that scans files of this state. */
    ScanRepoRequest.Builder upload() {
        ScanRepoRequest.Builder request = ScanRepoRequest.builder().repo(nameAtServer());
        if (branch.isPresent()) {
            request.ref(branch.get()).refType(RefType.BRANCH);
            commit.ifPresent(request::commit);
        } else {
            commit.ifPresent(hash -> request.ref(hash).refType(RefType.COMMIT));
        }
        pullRequest.ifPresent(request::pullRequest);
        return request;
    }

    /** Returns the state of a commit alone, as a baseline is. */
    ScanSubject at(String hash) {
        return new ScanSubject(repository, scanName, Optional.empty(), Optional.of(hash), Optional.empty());
    }

    /** Returns a request that finds the newest scan of the commit. */
    ScanRepoRequest lookup() {
        return ScanRepoRequest.builder().repo(nameAtServer()).ref(commit.orElseThrow()).refType(RefType.COMMIT).build();
    }
}
