// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.client;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.insightpulseai.mcp.sdk.socket.FilesSupportedResult;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.FindingTriageRequest;
import com.insightpulseai.mcp.sdk.socket.FindingTriageResult;
import com.insightpulseai.mcp.sdk.socket.FindingsListRequest;
import com.insightpulseai.mcp.sdk.socket.FindingsListResult;
import com.insightpulseai.mcp.sdk.socket.HealthResult;
import com.insightpulseai.mcp.sdk.socket.ListedFinding;
import com.insightpulseai.mcp.sdk.socket.PackageCheckRequest;
import com.insightpulseai.mcp.sdk.socket.PackageCheckResult;
import com.insightpulseai.mcp.sdk.socket.ScanGetRequest;
import com.insightpulseai.mcp.sdk.socket.ScanGetResult;
import com.insightpulseai.mcp.sdk.socket.ScanRepoRequest;
import com.insightpulseai.mcp.sdk.socket.ScanRepoResult;

/**
 * The tools of Socket without waiting. To cancel a future cancels its call; it fails with
 * {@link com.insightpulseai.mcp.sdk.problem.McpException}.
 */
public final class AsyncSocketTools {

    private final ToolCaller caller;

    AsyncSocketTools(ToolCaller caller) {
        this.caller = caller;
    }

    /** Scans manifests, or finds the scan that a ref has: {@code socket/scan.repo}. */
    public CompletableFuture<ScanRepoResult> scanRepo(ScanRepoRequest request) {
        return scanRepo(request, CallOptions.none());
    }

    /** Scans manifests, or finds the scan that a ref has: {@code socket/scan.repo}. */
    public CompletableFuture<ScanRepoResult> scanRepo(ScanRepoRequest request, CallOptions options) {
        return caller.callAsync(SocketTools.SCAN_REPO, request, options, Answer::value);
    }

    /** Scans manifests, or finds the scan that a ref has: {@code socket/scan.repo}, with what the server says of the call. */
    public CompletableFuture<Answer<ScanRepoResult>> scanRepoAnswer(ScanRepoRequest request, CallOptions options) {
        return caller.callAsync(SocketTools.SCAN_REPO, request, options, answer -> answer);
    }

    /** Waits for a scan's result and reads its findings in pages: {@code socket/scan.get}. */
    public CompletableFuture<ScanGetResult> scanGet(ScanGetRequest request) {
        return scanGet(request, CallOptions.none());
    }

    /** Waits for a scan's result and reads its findings in pages: {@code socket/scan.get}. */
    public CompletableFuture<ScanGetResult> scanGet(ScanGetRequest request, CallOptions options) {
        return caller.callAsync(SocketTools.SCAN_GET, request, options, Answer::value);
    }

    /** Waits for a scan's result and reads its findings in pages: {@code socket/scan.get}, with what the server says of the call. */
    public CompletableFuture<Answer<ScanGetResult>> scanGetAnswer(ScanGetRequest request, CallOptions options) {
        return caller.callAsync(SocketTools.SCAN_GET, request, options, answer -> answer);
    }

    /** All pages of {@code socket/scan.get} from the request's cursor on; each is a call when it is reached. */
    public AsyncPages<ScanGetResult, Finding> scanGetPages(ScanGetRequest request) {
        return scanGetPages(request, CallOptions.none());
    }

    /** All pages of {@code socket/scan.get} from the request's cursor on; the options are those of each call. */
    public AsyncPages<ScanGetResult, Finding> scanGetPages(ScanGetRequest request, CallOptions options) {
        return new AsyncPages<>(request.cursor(), cursor -> scanGetAnswer(request.withCursor(cursor), options),
                ScanGetResult::findings, ScanGetResult::nextCursor);
    }

    /** Lists the organization's open or cleared findings: {@code socket/findings.list}. */
    public CompletableFuture<FindingsListResult> findingsList(FindingsListRequest request) {
        return findingsList(request, CallOptions.none());
    }

    /** Lists the organization's open or cleared findings: {@code socket/findings.list}. */
    public CompletableFuture<FindingsListResult> findingsList(FindingsListRequest request, CallOptions options) {
        return caller.callAsync(SocketTools.FINDINGS_LIST, request, options, Answer::value);
    }

    /** Lists the organization's open or cleared findings: {@code socket/findings.list}, with what the server says of the call. */
    public CompletableFuture<Answer<FindingsListResult>> findingsListAnswer(FindingsListRequest request, CallOptions options) {
        return caller.callAsync(SocketTools.FINDINGS_LIST, request, options, answer -> answer);
    }

    /** All pages of {@code socket/findings.list} from the request's cursor on; each is a call when it is reached. */
    public AsyncPages<FindingsListResult, ListedFinding> findingsListPages(FindingsListRequest request) {
        return findingsListPages(request, CallOptions.none());
    }

    /** All pages of {@code socket/findings.list} from the request's cursor on; the options are those of each call. */
    public AsyncPages<FindingsListResult, ListedFinding> findingsListPages(FindingsListRequest request, CallOptions options) {
        return new AsyncPages<>(request.cursor(), cursor -> findingsListAnswer(request.withCursor(cursor), options),
                FindingsListResult::findings, FindingsListResult::nextCursor);
    }

    /** Says what Socket knows of packages, up to 1,024 at once: {@code socket/package.check}. */
    public CompletableFuture<PackageCheckResult> packageCheck(PackageCheckRequest request) {
        return packageCheck(request, CallOptions.none());
    }

    /** Says what Socket knows of packages, up to 1,024 at once: {@code socket/package.check}. */
    public CompletableFuture<PackageCheckResult> packageCheck(PackageCheckRequest request, CallOptions options) {
        return caller.callAsync(SocketTools.PACKAGE_CHECK, request, options, Answer::value);
    }

    /** Says what Socket knows of packages, up to 1,024 at once: {@code socket/package.check}, with what the server says of the call. */
    public CompletableFuture<Answer<PackageCheckResult>> packageCheckAnswer(PackageCheckRequest request, CallOptions options) {
        return caller.callAsync(SocketTools.PACKAGE_CHECK, request, options, answer -> answer);
    }

    /** Decides what becomes of findings: {@code socket/finding.triage}. */
    public CompletableFuture<FindingTriageResult> findingTriage(FindingTriageRequest request) {
        return findingTriage(request, CallOptions.none());
    }

    /** Decides what becomes of findings: {@code socket/finding.triage}. */
    public CompletableFuture<FindingTriageResult> findingTriage(FindingTriageRequest request, CallOptions options) {
        return caller.callAsync(SocketTools.FINDING_TRIAGE, request, options, Answer::value);
    }

    /** Decides what becomes of findings: {@code socket/finding.triage}, with what the server says of the call. */
    public CompletableFuture<Answer<FindingTriageResult>> findingTriageAnswer(FindingTriageRequest request, CallOptions options) {
        return caller.callAsync(SocketTools.FINDING_TRIAGE, request, options, answer -> answer);
    }

    /** Says whether Socket works with the stored token, and what is left of its quota: {@code socket/health}. */
    public CompletableFuture<HealthResult> health() {
        return health(CallOptions.none());
    }

    /** Says whether Socket works with the stored token, and what is left of its quota: {@code socket/health}. */
    public CompletableFuture<HealthResult> health(CallOptions options) {
        return caller.callAsync(SocketTools.HEALTH, Map.of(), options, Answer::value);
    }

    /** Says whether Socket works with the stored token, and what is left of its quota: {@code socket/health}, with what the server says of the call. */
    public CompletableFuture<Answer<HealthResult>> healthAnswer(CallOptions options) {
        return caller.callAsync(SocketTools.HEALTH, Map.of(), options, answer -> answer);
    }

    /** Lists the names of files that Socket takes for manifests: {@code socket/files.supported}. */
    public CompletableFuture<FilesSupportedResult> filesSupported() {
        return filesSupported(CallOptions.none());
    }

    /** Lists the names of files that Socket takes for manifests: {@code socket/files.supported}. */
    public CompletableFuture<FilesSupportedResult> filesSupported(CallOptions options) {
        return caller.callAsync(SocketTools.FILES_SUPPORTED, Map.of(), options, Answer::value);
    }

    /** Lists the names of files that Socket takes for manifests: {@code socket/files.supported}, with what the server says of the call. */
    public CompletableFuture<Answer<FilesSupportedResult>> filesSupportedAnswer(CallOptions options) {
        return caller.callAsync(SocketTools.FILES_SUPPORTED, Map.of(), options, answer -> answer);
    }
}
