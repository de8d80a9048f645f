package com.insightpulseai.mcp.provider.socket;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.ws.rs.core.HttpHeaders;

import com.insightpulseai.mcp.platform.EventLoopTimer;
import com.insightpulseai.mcp.provider.socket.finding.AlertCursor;
import com.insightpulseai.mcp.provider.socket.finding.AlertFilter;
import com.insightpulseai.mcp.provider.socket.finding.AlertPage;
import com.insightpulseai.mcp.provider.socket.finding.AlertPages;
import com.insightpulseai.mcp.provider.socket.finding.FindingQuery;
import com.insightpulseai.mcp.provider.socket.packages.PackageLookup;
import com.insightpulseai.mcp.provider.socket.packages.PackageReports;
import com.insightpulseai.mcp.provider.socket.packages.PackageUrl;
import com.insightpulseai.mcp.provider.socket.scan.FullScans;
import com.insightpulseai.mcp.provider.socket.scan.ManifestFile;
import com.insightpulseai.mcp.provider.socket.scan.PollSchedule;
import com.insightpulseai.mcp.provider.socket.scan.Repositories;
import com.insightpulseai.mcp.provider.socket.scan.RepositoryKey;
import com.insightpulseai.mcp.provider.socket.scan.RepositoryMap;
import com.insightpulseai.mcp.provider.socket.scan.ScanResult;
import com.insightpulseai.mcp.provider.socket.scan.ScanResultReader;
import com.insightpulseai.mcp.provider.socket.scan.ScanTarget;
import com.insightpulseai.mcp.provider.socket.triage.AlertTriage;
import com.insightpulseai.mcp.provider.socket.triage.TriageDecision;
import com.insightpulseai.mcp.provider.socket.triage.TriageOutcome;
import com.insightpulseai.mcp.provider.socket.wire.FullScan;
import com.insightpulseai.mcp.provider.socket.wire.SocketAccess;
import com.insightpulseai.mcp.provider.socket.wire.SocketQuota;
import com.insightpulseai.mcp.provider.socket.wire.StreamReader;
import com.insightpulseai.mcp.tool.AnswerSize;

import io.smallrye.mutiny.Uni;

/** Socket as one tool call sees it: one organization, one token, one limit of time. */
public final class SocketSession {

    /** What carries the token. */
    public static final String CREDENTIAL_HEADER = HttpHeaders.AUTHORIZATION;

    private final SocketAccess socket;
    private final StreamReader streams;
    private final AnswerSize size;
    private final Repositories repositories;
    private final FullScans scans;

    SocketSession(SocketAccess socket, RepositoryMap configured, StreamReader streams, AnswerSize size, EventLoopTimer timer,
            PollSchedule schedule) {
        this.socket = socket;
        this.streams = streams;
        this.size = size;
        this.repositories = new Repositories(socket, configured);
        this.scans = new FullScans(socket, repositories, new ScanResultReader(streams, size), timer, schedule);
    }

    /** The slug of the organization, for an operation that a single tool has for itself. */
    public String org() {
        return socket.org();
    }

    /** Says which repository a caller means, as {@link Repositories#resolve} describes. */
    public Uni<RepositoryKey> repository(String name) {
        return repositories.resolve(name);
    }

    /** Starts a scan, as {@link FullScans#start} describes. */
    public Uni<FullScan> start(ScanTarget target, List<ManifestFile> manifests) {
        return scans.start(target, manifests);
    }

    /** Finds the newest scan of a ref, as {@link FullScans#newest} describes. */
    public Uni<Optional<FullScan>> newest(ScanTarget target) {
        return scans.newest(target);
    }

    /** Waits for the result of a scan, as {@link FullScans#result} describes. */
    public Uni<ScanResult> result(String scanId, FindingQuery query) {
        return scans.result(scanId, query);
    }

    /**
     * Reads on in the organization's list of alerts until there is something, at most
     * {@value AlertPages#MAX_PAGES} of Socket's pages far.
     *
     * @param limit how many alerts at most, up to 5,000
     */
    public Uni<AlertPage> alerts(AlertFilter filter, int limit, AlertCursor from) {
        return new AlertPages(socket, size, filter, limit).from(from);
    }

    /**
     * Asks what Socket knows about packages, in one request.
     *
     * @param packages at most 1,024
     * @param alertsEach how many alerts of a package to keep at most, the most urgent ones
     */
    public Uni<PackageReports> packages(List<PackageUrl> packages, int alertsEach) {
        return new PackageLookup(socket, streams).of(packages, alertsEach);
    }

    /**
     * Says what is to be thought of findings, and looks whether Socket took it over.
     *
     * @param decisions at most {@value AlertTriage#MAX_DECISIONS}, one for a finding
     */
    public Uni<List<TriageOutcome>> triage(List<TriageDecision> decisions) {
        return new AlertTriage(socket).apply(decisions);
    }

    /**
     * Asks something that changes nothing, by an operation that a single tool has for itself.
     *
     * @param request makes the request with the value of {@link #CREDENTIAL_HEADER}
     */
    public <T> Uni<T> read(Function<String, Uni<T>> request) {
        return socket.upstream().read(() -> request.apply(socket.authorization()));
    }

    /**
     * Has something changed, by an operation that a single tool has for itself. It is never repeated; else as {@link #read}.
     */
    public <T> Uni<T> write(Function<String, Uni<T>> request) {
        return socket.upstream().write(() -> request.apply(socket.authorization()));
    }

    Uni<SocketQuota> quota() {
        return socket.upstream().read(() -> socket.api().getQuota(socket.authorization()));
    }
}
