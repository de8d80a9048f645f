package com.insightpulseai.mcp.scanner.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.gate.GateSettings;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;

/**
 * The content of all formats. Its JSON is the format {@code json}, which {@code --baseline file:} reads.
 *
 * @param repository {@code owner/name}, as it was asked for
 * @param ref branch or commit, as it was asked for
 * @param commit of the manifests, where it is known
 * @param scanName of the part of a repository that was scanned; the repository's name without one
 * @param verdict of the gate
 * @param settings that it is made by
 * @param baseline it is compared with, for people, such as {@code origin/main (8bb6f25)}; empty without a comparison
 * @param reasons for a verdict of {@code unknown}, and other things to know about the verdict, each for people
 * @param warnings that do not change the verdict, each for people
 * @param findings of head, and those of the baseline that went away; most urgent first
 * @param files sent, skipped and unsupported
 * @param packagesTotal packages that the scan is of, where the server says it
 * @param scans of the server that this is made of, head first
 * @param eventIds of the server's audit rows, in the order of the calls
 * @param startedAt when the program began
 * @param duration of the whole
 */
public record GateReport(String repository, Optional<String> ref, Optional<String> commit, String scanName, GateVerdict verdict,
        GateSettings settings, Optional<String> baseline,
        List<String> reasons, List<String> warnings, List<JudgedFinding> findings, FileSelection files,
        Optional<Long> packagesTotal, List<ReportedScan> scans, List<String> eventIds, Instant startedAt, Duration duration) {

    public GateReport {
        reasons = List.copyOf(reasons);
        warnings = List.copyOf(warnings);
        findings = List.copyOf(findings);
        scans = List.copyOf(scans);
        eventIds = List.copyOf(eventIds);
    }

    /**
     * A scan of the server.
     *
     * @param role {@code head} or {@code baseline}
     * @param id Socket's
     * @param url of the scan on the web, where the server names it
     * @param replayed whether it is the result of an earlier request with the same idempotency key
     */
    public record ReportedScan(String role, String id, Optional<String> url, boolean replayed) {
    }
}
