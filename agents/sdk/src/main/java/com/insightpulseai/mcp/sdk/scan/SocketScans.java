package com.insightpulseai.mcp.sdk.scan;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import com.insightpulseai.mcp.sdk.client.CallOptions;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.client.SocketTools;
import com.insightpulseai.mcp.sdk.problem.TransportException;
import com.insightpulseai.mcp.sdk.problem.UnexpectedAnswer;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.ScanGetRequest;
import com.insightpulseai.mcp.sdk.socket.ScanGetResult;
import com.insightpulseai.mcp.sdk.socket.ScanRepoRequest;
import com.insightpulseai.mcp.sdk.socket.ScanRepoResult;

/** Starts scans of Socket, or finds them, and waits until they have ended. */
public final class SocketScans {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final SocketTools tools;
    private final Sleep sleep;

    /** Waits in the thread that asks; tests do not wait. */
    @FunctionalInterface
    interface Sleep {

        void pause(Duration time) throws InterruptedException;
    }

    public SocketScans(McpClient client) {
        this(client.socket(), time -> Thread.sleep(time.toMillis()));
    }

    SocketScans(SocketTools tools, Sleep sleep) {
        this.tools = tools;
        this.sleep = sleep;
    }

    /**
     * Scans the request's manifests, or finds its ref's newest scan, and follows it with short calls until it has ended. Each
     * of them counts against the quota of {@code reads}, the first one against that of {@code scans}.
     *
     * @param timeout of the whole
     * @return empty where the request has no manifests and Socket has no scan of its ref
     * @throws ScanPending when the scan does not end in time
     */
    public Optional<FinishedScan> scanAndWait(ScanRepoRequest request, Duration timeout) {
        return scanAndWait(request, CallOptions.none(), timeout);
    }

    /**
     * The same with options of the first call, such as an idempotency key.
     *
     * @param timeout of the whole
     */
    public Optional<FinishedScan> scanAndWait(ScanRepoRequest request, CallOptions options, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        ScanRepoResult scan = tools.scanRepo(request, options);
        return switch (scan.state()) {
            case COMPLETE -> Optional.of(finished(scan));
            case NO_SCAN_FOR_REF -> Optional.empty();
            // A state that is unknown here is not an end.
            case PENDING, UNRECOGNIZED -> Optional.of(followed(scan, timeout, deadline));
        };
    }

    private FinishedScan finished(ScanRepoResult scan) {
        String id = scan.scanId().orElse("");
        return new FinishedScan(id, scan.reportUrl(), scan.summary(), scan.findings(), () -> rest(id, scan.nextCursor()));
    }

    private FinishedScan followed(ScanRepoResult scan, Duration timeout, long deadline) {
        String id = scan.scanId().orElseThrow(() -> new UnexpectedAnswer(200, "It is a pending scan without a scan_id.", ""));
        Duration pause = FIRST_PAUSE;
        while (deadline - System.nanoTime() > pause.toNanos()) {
            pause(pause);
            pause = longer(pause);
            ScanGetResult page = tools.scanGet(ScanGetRequest.builder().scanId(id).build());
            if (page.state() == ScanGetResult.State.COMPLETE) {
                return new FinishedScan(id, scan.reportUrl(), page.summary(), page.findings(),
                        () -> rest(id, page.nextCursor()));
            }
        }
        throw new ScanPending(id, timeout);
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private void pause(Duration time) {
        try {
            sleep.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("Waiting for the scan was interrupted.", true, e);
        }
    }

    private Stream<Finding> rest(String id, Optional<String> cursor) {
        return cursor.map(next -> tools.scanGetPages(ScanGetRequest.builder().scanId(id).cursor(next).build()).stream())
                .orElseGet(Stream::empty);
    }
}
