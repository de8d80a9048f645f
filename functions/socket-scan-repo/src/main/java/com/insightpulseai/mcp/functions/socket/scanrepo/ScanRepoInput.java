package com.insightpulseai.mcp.functions.socket.scanrepo;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.scan.ManifestFile;
import com.insightpulseai.mcp.provider.socket.scan.RepositoryKey;
import com.insightpulseai.mcp.provider.socket.scan.RepositorySlug;
import com.insightpulseai.mcp.provider.socket.scan.ScanTarget;
import com.insightpulseai.mcp.tool.ChangeInput;
import com.insightpulseai.mcp.tool.EncodedFile;
import com.insightpulseai.mcp.tool.ExpandingInput;
import com.insightpulseai.mcp.tool.FileContent;

/**
 * What to scan.
 * <p>
 * How {@code ref} is taken: {@code HEAD} is the repository's default branch; 40 or 64 hexadecimal digits are a commit; anything
 * else is a branch, a leading {@code refs/heads/} aside. {@code ref_type} overrules that. {@code commit} names a commit of that
 * branch.
 */
@ConsistentScan
public record ScanRepoInput(
        @JsonPropertyDescription(REPO) @NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE) String repo,
        @JsonPropertyDescription(REF) @Size(min = 1, max = 255) String ref,
        @JsonPropertyDescription(REF_TYPE) Optional<@Pattern(regexp = REF_TYPES, message = REF_TYPES_MESSAGE) String> refType,
        @JsonPropertyDescription(COMMIT) Optional<@Pattern(regexp = HASH, message = HASH_MESSAGE) String> commit,
        @JsonPropertyDescription(MANIFESTS) @Size(max = 10_000) List<@NotNull @Valid Manifest> manifests,
        @JsonPropertyDescription(PULL_REQUEST) Optional<@Positive Integer> pullRequest,
        @JsonPropertyDescription(MAKE_HEAD) Boolean makeHead)
        implements
            ExpandingInput,
            ChangeInput {

    private static final String REPO = "owner/name of the repository, or Socket's slug of it; each part 1 to 100 letters, digits, "
            + "'.', '_' and '-'. The result says which repository at Socket that is";
    private static final String REF = "Branch or commit, 1 to 255 characters; HEAD, the default branch, unless given";
    private static final String REF_TYPE = "branch or commit; unless given, 40 or 64 hexadecimal digits are a commit, "
            + "anything else a branch";
    private static final String COMMIT = "The commit of that branch which the manifests are of, 7 to 64 hexadecimal digits, so "
            + "that the scan is found by either; needs a branch in ref";
    private static final String MANIFESTS = "Manifests and lock files to scan, at most 10,000 of 16 MiB each and 32 MiB together, "
            + "decoded; without any the ref's newest scan is looked up";
    private static final String PULL_REQUEST = "Number, at least 1, of the pull request the manifests belong to; without any "
            + "manifests only its scans are looked up";
    private static final String MAKE_HEAD = "True to make the scan the head of its branch, which the organization's "
            + "alerts are taken from; needs manifests and a branch, and Socket supports it on the default branch only";

    private static final String NAME = RepositorySlug.FORM_WITH_OWNER;
    private static final String NAME_MESSAGE = RepositorySlug.FORM_WITH_OWNER_MESSAGE;
    private static final String HASH = RequestedRef.COMMIT_FORM;
    private static final String HASH_MESSAGE = "must be 7 to 64 hexadecimal digits";
    private static final String REF_TYPES = "branch|commit";
    private static final String REF_TYPES_MESSAGE = "must be branch or commit";
    private static final String DEFAULT_REF = "HEAD";

    public ScanRepoInput {
        ref = ref == null ? DEFAULT_REF : ref;
        refType = refType == null ? Optional.empty() : refType;
        commit = commit == null ? Optional.empty() : commit;
        // A null element is for the validation to refuse, which copying would forestall.
        manifests = manifests == null ? List.of() : manifests;
        pullRequest = pullRequest == null ? Optional.empty() : pullRequest;
        makeHead = makeHead != null && makeHead;
    }

    /** Only for a validated input. */
    @JsonIgnore
    ScanTarget target(RepositoryKey repository) {
        return new ScanTarget(repository, RequestedRef.of(ref, refType).toRef(commit),
                pullRequest.map(OptionalInt::of).orElseGet(OptionalInt::empty), makeHead);
    }

    /** The ref and the commit, for a sentence. */
    @JsonIgnore
    String state() {
        return commit.map(hash -> ref + " at " + hash).orElse(ref);
    }

    @Override
    public boolean expands() {
        return manifests.stream().anyMatch(manifest -> manifest != null && manifest.isCompressed());
    }

    @Override
    public Optional<String> beyondChange(OptionalInt own) {
        if (makeHead) {
            return Optional
                    .of("make_head is not for the token of a pull request or a merge queue, whose change is not merged.");
        }
        return pullRequest.filter(number -> own.isEmpty() || own.getAsInt() != number)
                .map(number -> own.isPresent()
                        ? "The token is of pull request " + own.getAsInt() + ", so pull_request must be that number or absent."
                        : "The token names no pull request, so pull_request must be absent.");
    }

    /** One file. */
    public record Manifest(
            @JsonPropertyDescription(PATH) @NotNull @Size(min = 1, max = MAX_PATH) String path,
            @JsonPropertyDescription(CONTENT) @NotNull @FileContent String content,
            @JsonPropertyDescription(ENCODING) @Pattern(regexp = ENCODINGS, message = ENCODINGS_MESSAGE) String encoding)
            implements
                EncodedFile {

        static final int MAX_PATH = 512;

        private static final String PATH = "Path in the repository, relative, with /, 1 to 512 characters";
        private static final String CONTENT = "Content of the file, as encoding says; 16 MiB at most, all of them 32 MiB "
                + "together, decoded";
        private static final String ENCODING = "utf-8, unless given, base64, or gzip for the base64 of the gzipped file";
        private static final String ENCODINGS = "utf-8|base64|gzip";
        private static final String ENCODINGS_MESSAGE = "must be utf-8, base64 or gzip";

        public Manifest {
            encoding = encoding == null ? ContentEncoding.UTF_8.wireName() : encoding;
        }

        @JsonIgnore
        boolean isCompressed() {
            return ContentEncoding.GZIP.wireName().equals(encoding);
        }

        @Override
        public boolean holdsPlainText() {
            return ContentEncoding.UTF_8.wireName().equals(encoding);
        }

        @Override
        public InputStream open() throws IOException {
            return ContentEncoding.find(encoding).orElseThrow().open(content);
        }

        /**
         * The size of the file in bytes, which is found without holding it.
         *
         * @param most where to stop; of a larger file one more than that
         * @return 0 where the encoding is none, which is refused elsewhere
         * @throws UndecodableContentException if the content is not what the encoding says
         */
        long size(long most) throws UndecodableContentException {
            Optional<ContentEncoding> known = ContentEncoding.find(encoding);
            return known.isPresent() ? known.get().size(content, most) : 0;
        }

        /** Only of a validated input. */
        ManifestFile toFile() {
            return new ManifestFile(path, ContentEncoding.find(encoding).orElseThrow().decode(content));
        }
    }
}
