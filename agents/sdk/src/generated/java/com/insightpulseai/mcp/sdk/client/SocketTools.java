// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.client;

import java.util.Map;

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
 * The tools of Socket. Each method calls the tool once and waits for it; a {@code …Answer} has what the server says of the
 * call beside the result. All throw {@link com.insightpulseai.mcp.sdk.problem.McpException}.
 */
public final class SocketTools {

    static final ToolSpec<ScanRepoResult> SCAN_REPO = new ToolSpec<>("socket/scan.repo", "1.0", Effect.SCAN,
            ScanRepoResult.class);
    static final ToolSpec<ScanGetResult> SCAN_GET = new ToolSpec<>("socket/scan.get", "1.0", Effect.READ,
            ScanGetResult.class);
    static final ToolSpec<FindingsListResult> FINDINGS_LIST = new ToolSpec<>("socket/findings.list", "1.0", Effect.READ,
            FindingsListResult.class);
    static final ToolSpec<PackageCheckResult> PACKAGE_CHECK = new ToolSpec<>("socket/package.check", "1.0", Effect.READ,
            PackageCheckResult.class);
    static final ToolSpec<FindingTriageResult> FINDING_TRIAGE = new ToolSpec<>("socket/finding.triage", "1.0", Effect.WRITE,
            FindingTriageResult.class);
    static final ToolSpec<HealthResult> HEALTH = new ToolSpec<>("socket/health", "1.0", Effect.READ,
            HealthResult.class);
    static final ToolSpec<FilesSupportedResult> FILES_SUPPORTED = new ToolSpec<>("socket/files.supported", "1.0", Effect.READ,
            FilesSupportedResult.class);

    private final ToolCaller caller;

    SocketTools(ToolCaller caller) {
        this.caller = caller;
    }

    /** Scans manifests, or finds the scan that a ref has: {@code socket/scan.repo}. */
    public ScanRepoResult scanRepo(ScanRepoRequest request) {
        return scanRepoAnswer(request, CallOptions.none()).value();
    }

    /** Scans manifests, or finds the scan that a ref has: {@code socket/scan.repo}. */
    public ScanRepoResult scanRepo(ScanRepoRequest request, CallOptions options) {
        return scanRepoAnswer(request, options).value();
    }

    /** Scans manifests, or finds the scan that a ref has: {@code socket/scan.repo}, with what the server says of the call. */
    public Answer<ScanRepoResult> scanRepoAnswer(ScanRepoRequest request) {
        return scanRepoAnswer(request, CallOptions.none());
    }

    /** Scans manifests, or finds the scan that a ref has: {@code socket/scan.repo}, with what the server says of the call. */
    public Answer<ScanRepoResult> scanRepoAnswer(ScanRepoRequest request, CallOptions options) {
        return caller.call(SCAN_REPO, request, options);
    }

    /** Waits for a scan's result and reads its findings in pages: {@code socket/scan.get}. */
    public ScanGetResult scanGet(ScanGetRequest request) {
        return scanGetAnswer(request, CallOptions.none()).value();
    }

    /** Waits for a scan's result and reads its findings in pages: {@code socket/scan.get}. */
    public ScanGetResult scanGet(ScanGetRequest request, CallOptions options) {
        return scanGetAnswer(request, options).value();
    }

    /** Waits for a scan's result and reads its findings in pages: {@code socket/scan.get}, with what the server says of the call. */
    public Answer<ScanGetResult> scanGetAnswer(ScanGetRequest request) {
        return scanGetAnswer(request, CallOptions.none());
    }

    /** Waits for a scan's result and reads its findings in pages: {@code socket/scan.get}, with what the server says of the call. */
    public Answer<ScanGetResult> scanGetAnswer(ScanGetRequest request, CallOptions options) {
        return caller.call(SCAN_GET, request, options);
    }

    /** All pages of {@code socket/scan.get} from the request's cursor on; each is a call when it is reached. */
    public Pages<ScanGetResult, Finding> scanGetPages(ScanGetRequest request) {
        return scanGetPages(request, CallOptions.none());
    }

    /** All pages of {@code socket/scan.get} from the request's cursor on; the options are those of each call. */
    public Pages<ScanGetResult, Finding> scanGetPages(ScanGetRequest request, CallOptions options) {
        return new Pages<>(request.cursor(), cursor -> scanGetAnswer(request.withCursor(cursor), options),
                ScanGetResult::findings, ScanGetResult::nextCursor);
    }

    /** Lists the organization's open or cleared findings: {@code socket/findings.list}. */
    public FindingsListResult findingsList(FindingsListRequest request) {
        return findingsListAnswer(request, CallOptions.none()).value();
    }

    /** Lists the organization's open or cleared findings: {@code socket/findings.list}. */
    public FindingsListResult findingsList(FindingsListRequest request, CallOptions options) {
        return findingsListAnswer(request, options).value();
    }

    /** Lists the organization's open or cleared findings: {@code socket/findings.list}, with what the server says of the call. */
    public Answer<FindingsListResult> findingsListAnswer(FindingsListRequest request) {
        return findingsListAnswer(request, CallOptions.none());
    }

    /** Lists the organization's open or cleared findings: {@code socket/findings.list}, with what the server says of the call. */
    public Answer<FindingsListResult> findingsListAnswer(FindingsListRequest request, CallOptions options) {
        return caller.call(FINDINGS_LIST, request, options);
    }

    /** All pages of {@code socket/findings.list} from the request's cursor on; each is a call when it is reached. */
    public Pages<FindingsListResult, ListedFinding> findingsListPages(FindingsListRequest request) {
        return findingsListPages(request, CallOptions.none());
    }

    /** All pages of {@code socket/findings.list} from the request's cursor on; the options are those of each call. */
    public Pages<FindingsListResult, ListedFinding> findingsListPages(FindingsListRequest request, CallOptions options) {
        return new Pages<>(request.cursor(), cursor -> findingsListAnswer(request.withCursor(cursor), options),
                FindingsListResult::findings, FindingsListResult::nextCursor);
    }

    /** Says what Socket knows of packages, up to 1,024 at once: {@code socket/package.check}. */
    public PackageCheckResult packageCheck(PackageCheckRequest request) {
        return packageCheckAnswer(request, CallOptions.none()).value();
    }

    /** Says what Socket knows of packages, up to 1,024 at once: {@code socket/package.check}. */
    public PackageCheckResult packageCheck(PackageCheckRequest request, CallOptions options) {
        return packageCheckAnswer(request, options).value();
    }

    /** Says what Socket knows of packages, up to 1,024 at once: {@code socket/package.check}, with what the server says of the call. */
    public Answer<PackageCheckResult> packageCheckAnswer(PackageCheckRequest request) {
        return packageCheckAnswer(request, CallOptions.none());
    }

    /** Says what Socket knows of packages, up to 1,024 at once: {@code socket/package.check}, with what the server says of the call. */
    public Answer<PackageCheckResult> packageCheckAnswer(PackageCheckRequest request, CallOptions options) {
        return caller.call(PACKAGE_CHECK, request, options);
    }

    /** Decides what becomes of findings: {@code socket/finding.triage}. */
    public FindingTriageResult findingTriage(FindingTriageRequest request) {
        return findingTriageAnswer(request, CallOptions.none()).value();
    }

    /** Decides what becomes of findings: {@code socket/finding.triage}. */
    public FindingTriageResult findingTriage(FindingTriageRequest request, CallOptions options) {
        return findingTriageAnswer(request, options).value();
    }

    /** Decides what becomes of findings: {@code socket/finding.triage}, with what the server says of the call. */
    public Answer<FindingTriageResult> findingTriageAnswer(FindingTriageRequest request) {
        return findingTriageAnswer(request, CallOptions.none());
    }

    /** Decides what becomes of findings: {@code socket/finding.triage}, with what the server says of the call. */
    public Answer<FindingTriageResult> findingTriageAnswer(FindingTriageRequest request, CallOptions options) {
        return caller.call(FINDING_TRIAGE, request, options);
    }

    /** Says whether Socket works with the stored token, and what is left of its quota: {@code socket/health}. */
    public HealthResult health() {
        return healthAnswer(CallOptions.none()).value();
    }

    /** Says whether Socket works with the stored token, and what is left of its quota: {@code socket/health}. */
    public HealthResult health(CallOptions options) {
        return healthAnswer(options).value();
    }

    /** Says whether Socket works with the stored token, and what is left of its quota: {@code socket/health}, with what the server says of the call. */
    public Answer<HealthResult> healthAnswer() {
        return healthAnswer(CallOptions.none());
    }

    /** Says whether Socket works with the stored token, and what is left of its quota: {@code socket/health}, with what the server says of the call. */
    public Answer<HealthResult> healthAnswer(CallOptions options) {
        return caller.call(HEALTH, Map.of(), options);
    }

    /** Lists the names of files that Socket takes for manifests: {@code socket/files.supported}. */
    public FilesSupportedResult filesSupported() {
        return filesSupportedAnswer(CallOptions.none()).value();
    }

    /** Lists the names of files that Socket takes for manifests: {@code socket/files.supported}. */
    public FilesSupportedResult filesSupported(CallOptions options) {
        return filesSupportedAnswer(options).value();
    }

    /** Lists the names of files that Socket takes for manifests: {@code socket/files.supported}, with what the server says of the call. */
    public Answer<FilesSupportedResult> filesSupportedAnswer() {
        return filesSupportedAnswer(CallOptions.none());
    }

    /** Lists the names of files that Socket takes for manifests: {@code socket/files.supported}, with what the server says of the call. */
    public Answer<FilesSupportedResult> filesSupportedAnswer(CallOptions options) {
        return caller.call(FILES_SUPPORTED, Map.of(), options);
    }
}
