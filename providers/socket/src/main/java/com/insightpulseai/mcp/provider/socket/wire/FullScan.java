package com.insightpulseai.mcp.provider.socket.wire;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A full scan as Socket describes it, without its artifacts.
 *
 * @param reportUrl its page for people; empty unless it is an https address
 * @param unmatchedFiles uploaded files that Socket does not take for manifests
 */
@RegisterForReflection
public record FullScan(String id, Optional<String> branch, Optional<String> commit, OptionalInt pullRequest,
        Optional<String> reportUrl, List<String> unmatchedFiles) {

    /** What an id looks like that is fit for a path. */
    public static final String ID_FORM = "[A-Za-z0-9_-]{1,100}";

    private static final Pattern ID = Pattern.compile(ID_FORM);
    private static final int MAX_URL = 2_000;

    /** @throws IllegalArgumentException if the id is unfit for a path, so that an upstream cannot choose our next request */
    @JsonCreator
    static FullScan received(@JsonProperty("id") String id, @JsonProperty("branch") String branch,
            @JsonProperty("commit_hash") String commit, @JsonProperty("pull_request") Integer pullRequest,
            @JsonProperty("html_report_url") String reportUrl, @JsonProperty("unmatchedFiles") List<String> unmatchedFiles) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a scan without a usable id");
        }
        return new FullScan(id, present(branch), present(commit),
                pullRequest == null || pullRequest <= 0 ? OptionalInt.empty() : OptionalInt.of(pullRequest),
                Optional.ofNullable(reportUrl).filter(FullScan::isWebAddress),
                unmatchedFiles == null ? List.of() : unmatchedFiles.stream().filter(Objects::nonNull).toList());
    }

    private static Optional<String> present(String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
    }

    private static boolean isWebAddress(String url) {
        try {
            return url.length() <= MAX_URL && "https".equals(URI.create(url).getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** One page of a list of scans. */
    @RegisterForReflection
    public record Page(List<FullScan> results) {

        @JsonCreator
        static Page received(@JsonProperty("results") List<Received<FullScan>> results) {
            if (results == null) {
                throw new IllegalArgumentException("a page without results");
            }
            Records<FullScan> scans = Records.of(results, Optional::of);
            if (scans.readable().isEmpty() && scans.unreadable() > 0) {
                throw new IllegalArgumentException("a page without a readable scan, which does not mean that there is none");
            }
            return new Page(scans.readable());
        }
    }
}
