package com.insightpulseai.mcp.sdk.scan;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.insightpulseai.mcp.sdk.client.Answer;
import com.insightpulseai.mcp.sdk.client.CallOptions;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.client.SocketTools;
import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.ScanGetRequest;
import com.insightpulseai.mcp.sdk.socket.ScanGetResult;
import com.insightpulseai.mcp.sdk.socket.ScanRepoRequest;
import com.insightpulseai.mcp.sdk.socket.ScanRepoResult;

/**
 * Starts scans of Socket, or finds them, and waits until they have ended. A call that the server asks to repeat after a while
 * is repeated when that fits the deadline of the whole.
 */
public final class SocketScans {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final int MOST_FINDINGS = 1_000;

    private final SocketTools tools;
    private final Consumer<UUID> auditRows;
    private final PatientCalls.Sleep sleep;

    public SocketScans(McpClient client) {
        this(client, row -> {
        });
    }

    /** @param auditRows receives the row of the audit log of each call, in the order of the calls, failed ones included */
    public SocketScans(McpClient client, Consumer<UUID> auditRows) {
        this(client.socket(), auditRows, time -> Thread.sleep(time.toMillis()));
    }

    SocketScans(SocketTools tools, Consumer<UUID> auditRows, PatientCalls.Sleep sleep) {
        this.tools = tools;
        this.auditRows = auditRows;
        this.sleep = sleep;
    }

    /**
     * Scans the request's manifests, or finds its ref's newest scan, and follows it with short calls until it has ended. Each
     * of them counts against the quota of {@code reads}, the first one against that of {@code scans}.
     *
     * @param timeout of the whole, further pages of findings included
     * @return empty where the request has no manifests and Socket has no scan of its ref
     * @throws ScanPending when the scan does not end in time
     */
    public Optional<FinishedScan> scanAndWait(ScanRepoRequest request, Duration timeout) {
        return scanAndWait(request, CallOptions.none(), timeout);
    }

    /**
     * The same with options of the first call, such as an idempotency key.
     *
     * @param timeout of the whole, further pages of findings included
     */
    public Optional<FinishedScan> scanAndWait(ScanRepoRequest request, CallOptions options, Duration timeout) {
        PatientCalls calls = new PatientCalls(timeout, auditRows, sleep);
        // Made here, so that it outlasts a wait: each call of the tool would make one of its own.
        CallOptions keyed = options.idempotencyKey().isPresent() ? options
                : options.withIdempotencyKey(UUID.randomUUID().toString());
        Answer<ScanRepoResult> start = calls.answer(bound -> tools.scanRepoAnswer(request, bound), keyed);
        ScanRepoResult scan = start.value();
        return switch (scan.state()) {
            case COMPLETE -> {
                String id = scan.scanId().orElse("");
                yield Optional.of(FinishedScan.atOnce(id, start, cursor -> rest(id, cursor, calls)));
            }
            case NO_SCAN_FOR_REF -> Optional.empty();
            // A state that is unknown here is not an end.
            case PENDING, UNRECOGNIZED -> Optional.of(followed(scan.scanId().orElseThrow(
                    () -> new UnexpectedAnswer(200, "It is a pending scan without a scan_id.", "")), Optional.of(start),
                    calls));
        };
    }

    /**
     * Follows a scan that was started before.
     *
     * @param timeout of the whole, further pages of findings included
     * @throws com.insightpulseai.mcp.sdk.problem.UnknownResource when Socket has no such scan
     * @throws ScanPending when the scan does not end in time
     */
    public FinishedScan waitFor(String scanId, Duration timeout) {
        return followed(scanId, Optional.empty(), new PatientCalls(timeout, auditRows, sleep));
    }

    private FinishedScan followed(String id, Optional<Answer<ScanRepoResult>> start, PatientCalls calls) {
        ScanGetRequest request = ScanGetRequest.builder().scanId(id).build();
        Duration pause = start.isPresent() ? FIRST_PAUSE : Duration.ZERO;
        while (calls.left().compareTo(pause) > 0) {
            calls.pause(pause);
            ScanGetResult page = calls.answer(bound -> tools.scanGetAnswer(request, bound), CallOptions.none()).value();
            if (page.state() == ScanGetResult.State.COMPLETE) {
                return FinishedScan.followed(page, start, cursor -> rest(id, cursor, calls));
            }
            pause = longer(pause);
        }
        throw new ScanPending(id, calls.timeout());
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private Stream<Finding> rest(String id, String first, PatientCalls calls) {
        ScanGetRequest request = ScanGetRequest.builder().scanId(id).limit(MOST_FINDINGS).build();
        return FurtherPages.findings(first, cursor -> calls.answer(
                bound -> tools.scanGetAnswer(request.withCursor(Optional.of(cursor)), bound), CallOptions.none()).value());
    }
}
