// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Input of {@code socket/scan.repo}, which scans manifests, or finds the scan that a ref has.
 *
 * @param repo owner/name of the repository, or Socket's slug of it; each part 1 to 100 letters, digits, '.', '_' and
 *        '-'. The result says which repository at Socket that is
 * @param ref Branch or commit, 1 to 255 characters; HEAD, the default branch, unless given
 * @param refType branch or commit; unless given, 40 or 64 hexadecimal digits are a commit, anything else a branch
 * @param commit The commit of that branch which the manifests are of, 7 to 64 hexadecimal digits, so that the scan is
 *        found by either; needs a branch in ref
 * @param manifests Manifests and lock files to scan, at most 10,000 of 16 MiB each and 32 MiB together, decoded;
 *        without any the ref's newest scan is looked up
 * @param pullRequest Number, at least 1, of the pull request the manifests belong to; without any manifests only its
 *        scans are looked up
 * @param makeHead True to make the scan the head of its branch, which the organization's alerts are taken from; needs
 *        manifests and a branch, and Socket supports it on the default branch only
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ScanRepoRequest(
        @JsonProperty(value = "repo", required = true) String repo,
        @JsonProperty(value = "ref") Optional<String> ref,
        @JsonProperty(value = "ref_type") Optional<RefType> refType,
        @JsonProperty(value = "commit") Optional<String> commit,
        @JsonProperty(value = "manifests") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Manifest> manifests,
        @JsonProperty(value = "pull_request") Optional<Long> pullRequest,
        @JsonProperty(value = "make_head") Optional<Boolean> makeHead) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public ScanRepoRequest {
        Objects.requireNonNull(repo, "repo");
        ref = ref == null ? Optional.empty() : ref;
        refType = refType == null ? Optional.empty() : refType;
        commit = commit == null ? Optional.empty() : commit;
        manifests = manifests == null ? List.of() : List.copyOf(manifests);
        pullRequest = pullRequest == null ? Optional.empty() : pullRequest;
        makeHead = makeHead == null ? Optional.empty() : makeHead;
    }

    /** Starts a builder with the required fields. */
    public static NeedsRepo builder() {
        return new Builder();
    }

    /**
     * Branch or commit; unless given, 40 or 64 hexadecimal digits are a commit, anything else a branch.
     */
    public enum RefType {
        /** {@code branch}. */
        BRANCH("branch"),
        /** {@code commit}. */
        COMMIT("commit");

        private final String word;

        RefType(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /** Sets the required field {@code repo}. */
    public interface NeedsRepo {

        /**
         * Owner/name of the repository, or Socket's slug of it; each part 1 to 100 letters, digits, '.', '_' and '-'. The
         * result says which repository at Socket that is.
         */
        Builder repo(String repo);
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder implements NeedsRepo {

        private String repo;
        private Optional<String> ref = Optional.empty();
        private Optional<RefType> refType = Optional.empty();
        private Optional<String> commit = Optional.empty();
        private List<Manifest> manifests = List.of();
        private Optional<Long> pullRequest = Optional.empty();
        private Optional<Boolean> makeHead = Optional.empty();

        private Builder() {
        }

        @Override
        public Builder repo(String repo) {
            this.repo = Objects.requireNonNull(repo, "repo");
            return this;
        }

        /**
         * Branch or commit, 1 to 255 characters; HEAD, the default branch, unless given.
         */
        public Builder ref(String ref) {
            this.ref = Optional.of(ref);
            return this;
        }

        /**
         * Branch or commit; unless given, 40 or 64 hexadecimal digits are a commit, anything else a branch.
         */
        public Builder refType(RefType refType) {
            this.refType = Optional.of(refType);
            return this;
        }

        /**
         * The commit of that branch which the manifests are of, 7 to 64 hexadecimal digits, so that the scan is found by
         * either; needs a branch in ref.
         */
        public Builder commit(String commit) {
            this.commit = Optional.of(commit);
            return this;
        }

        /**
         * Manifests and lock files to scan, at most 10,000 of 16 MiB each and 32 MiB together, decoded; without any the
         * ref's newest scan is looked up.
         */
        public Builder manifests(List<Manifest> manifests) {
            this.manifests = List.copyOf(manifests);
            return this;
        }

        /**
         * Number, at least 1, of the pull request the manifests belong to; without any manifests only its scans are looked
         * up.
         */
        public Builder pullRequest(long pullRequest) {
            this.pullRequest = Optional.of(pullRequest);
            return this;
        }

        /**
         * True to make the scan the head of its branch, which the organization's alerts are taken from; needs manifests and
         * a branch, and Socket supports it on the default branch only.
         */
        public Builder makeHead(boolean makeHead) {
            this.makeHead = Optional.of(makeHead);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public ScanRepoRequest build() {
            return new ScanRepoRequest(
                    repo,
                    ref,
                    refType,
                    commit,
                    manifests,
                    pullRequest,
                    makeHead);
        }
    }
}
