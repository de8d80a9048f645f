package com.insightpulseai.mcp.provider.socket.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A decision that Socket keeps.
 *
 * @see <a href="https://docs.socket.dev/reference/getorgtriage">Socket: list alert triage</a>
 */
@RegisterForReflection
public record TriageEntry(@JsonProperty("uuid") String uuid, @JsonProperty("alert_key") String key,
        @JsonProperty("state") String state, @JsonProperty("package_type") String packageType,
        @JsonProperty("package_namespace") String packageNamespace, @JsonProperty("package_name") String packageName,
        @JsonProperty("package_version") String packageVersion, @JsonProperty("alert_type") String alertType,
        @JsonProperty("fix_available") String fixAvailable, @JsonProperty("patch_available") String patchAvailable,
        @JsonProperty("cvss_score_cmp") String cvssScore, @JsonProperty("cve_or_ghsa_id") String vulnerability,
        @JsonProperty("reachability") String reachability, @JsonProperty("kevs") String knownExploited) {

    /**
     * Whether it is about this finding everywhere, as this tool's decisions are, and not where something else holds as well.
     */
    public boolean isAbout(String finding) {
        return finding.equals(key) && Stream.of(packageType, packageNamespace, packageName, packageVersion, alertType,
                fixAvailable, patchAvailable, cvssScore, vulnerability, reachability, knownExploited)
                .allMatch(condition -> condition == null || condition.isBlank() || condition.equals("*"));
    }

    @RegisterForReflection
    public record Page(@JsonProperty("results") List<Received<TriageEntry>> results,
            @JsonProperty("nextPage") Integer nextPage) {

        public Records<TriageEntry> entries() {
            return Records.of(results, Optional::of);
        }
    }

    /** A decision to be made, or with a {@code uuid} to be changed. The note is left out where there is none. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(@JsonProperty("uuid") String uuid, @JsonProperty("alertKey") String key,
            @JsonProperty("state") String state, @JsonProperty("note") String note) {
    }

    @RegisterForReflection
    public record Update(@JsonProperty("alertTriage") List<Change> changes) {
    }

    /** Says nothing of single decisions. */
    @RegisterForReflection
    public record Updated(@JsonProperty("result") String result) {
    }
}
