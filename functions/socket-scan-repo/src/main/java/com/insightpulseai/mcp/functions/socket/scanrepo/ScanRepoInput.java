package com.insightpulseai.mcp.functions.socket.scanrepo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
import com.insightpulseai.mcp.provider.socket.scan.RepositorySlug;
import com.insightpulseai.mcp.provider.socket.scan.ScanTarget;
import com.insightpulseai.mcp.tool.FileContent;

/**
 * What to scan.
 * <p>
 * How {@code ref} is taken: {@code HEAD} is the repository's default branch; 40 or 64 hexadecimal digits are a commit; anything
 * else is a branch, a leading {@code refs/heads/} aside. {@code ref_type} overrules that.
 */
@ConsistentScan
public record ScanRepoInput(
        @JsonPropertyDescription(REPO) @NotNull @Pattern(regexp = SLUG, message = SLUG_MESSAGE) String repo,
        @JsonPropertyDescription(REF) @Size(min = 1, max = 255) String ref,
        @JsonPropertyDescription(REF_TYPE) Optional<@Pattern(regexp = REF_TYPES, message = REF_TYPES_MESSAGE) String> refType,
        @JsonPropertyDescription(MANIFESTS) @Size(max = 10_000) List<@NotNull @Valid Manifest> manifests,
        @JsonPropertyDescription(PULL_REQUEST) Optional<@Positive Integer> pullRequest,
        @JsonPropertyDescription(MAKE_HEAD) Boolean makeHead) {

    private static final String REPO = "Socket's slug of the repository, without its owner: 1 to 100 letters, digits, '.', '_' "
            + "and '-'";
    private static final String REF = "Branch or commit, 1 to 255 characters; HEAD, the default branch, unless given";
    private static final String REF_TYPE = "branch or commit; unless given, 40 or 64 hexadecimal digits are a commit, "
            + "anything else a branch";
    private static final String MANIFESTS = "Manifests and lock files to scan, at most 10,000 of 5 MiB together; "
            + "without any the ref's newest scan is looked up";
    private static final String PULL_REQUEST = "Number, at least 1, of the pull request the manifests belong to; without any "
            + "manifests only its scans are looked up";
    private static final String MAKE_HEAD = "Whether the scan becomes the head of its branch, which the organization's "
            + "alerts are taken from; needs manifests and a branch, and Socket supports it on the default branch only";

    private static final String SLUG = RepositorySlug.FORM;
    private static final String SLUG_MESSAGE = RepositorySlug.FORM_MESSAGE;
    private static final String REF_TYPES = "branch|commit";
    private static final String REF_TYPES_MESSAGE = "must be branch or commit";
    private static final String DEFAULT_REF = "HEAD";

    public ScanRepoInput {
        ref = ref == null ? DEFAULT_REF : ref;
        refType = refType == null ? Optional.empty() : refType;
        // A null element is for the validation to refuse, which copying would forestall.
        manifests = manifests == null ? List.of() : manifests;
        pullRequest = pullRequest == null ? Optional.empty() : pullRequest;
        makeHead = makeHead != null && makeHead;
    }

    /** Only for a validated input. */
    @JsonIgnore
    ScanTarget target() {
        return new ScanTarget(repo, RequestedRef.of(ref, refType).toRef(),
                pullRequest.map(OptionalInt::of).orElseGet(OptionalInt::empty), makeHead);
    }

    /** One file. */
    public record Manifest(
            @JsonPropertyDescription(PATH) @NotNull @Size(min = 1, max = MAX_PATH) String path,
            @JsonPropertyDescription(CONTENT) @NotNull @FileContent String content,
            @JsonPropertyDescription(ENCODING) @Pattern(regexp = ENCODINGS, message = ENCODINGS_MESSAGE) String encoding) {

        static final int MAX_PATH = 512;

        private static final String PATH = "Path in the repository, relative, with /, 1 to 512 characters";
        private static final String CONTENT = "What is in the file, as encoding says; all of them 5 MiB together, decoded";
        private static final String ENCODING = "utf-8, unless given, or base64";
        private static final String ENCODINGS = "utf-8|base64";
        private static final String ENCODINGS_MESSAGE = "must be utf-8 or base64";
        private static final String TEXT = "utf-8";

        public Manifest {
            encoding = encoding == null ? TEXT : encoding;
        }

        /** @throws IllegalArgumentException if the content is not base64 where it says so */
        byte[] bytes() {
            return encoding.equals(TEXT) ? content.getBytes(StandardCharsets.UTF_8) : Base64.getDecoder().decode(content);
        }

        ManifestFile toFile() {
            return new ManifestFile(path, bytes());
        }
    }
}
