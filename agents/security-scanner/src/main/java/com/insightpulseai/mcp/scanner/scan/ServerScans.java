package com.insightpulseai.mcp.scanner.scan;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.cli.TimeBudget;
import com.insightpulseai.mcp.scanner.file.ManifestEncoding;
import com.insightpulseai.mcp.scanner.file.SelectedFile;
import com.insightpulseai.mcp.sdk.client.CallOptions;
import com.insightpulseai.mcp.sdk.problem.IdempotencyConflict;
import com.insightpulseai.mcp.sdk.problem.UnknownResource;
import com.insightpulseai.mcp.sdk.scan.FinishedScan;
import com.insightpulseai.mcp.sdk.scan.SocketScans;
import com.insightpulseai.mcp.sdk.socket.Manifest;
import com.insightpulseai.mcp.sdk.socket.ScanRepoRequest;

/** Scans at the server: made, found, or named by their id. All of them share the time of the command. */
public final class ServerScans {

    private static final String KEY_REUSED = "idempotency_key_reused";

    private final SocketScans scans;
    private final TimeBudget time;

    public ServerScans(SocketScans scans, TimeBudget time) {
        this.scans = scans;
        this.time = time;
    }

    /**
     * Scans files.
     *
     * @param files at least one: without any the server would look for an earlier scan
     * @throws com.insightpulseai.mcp.scanner.file.FileLimitException when the request would be larger than the server takes
     */
    CompleteScan of(ScanSubject subject, List<SelectedFile> files) {
        List<Manifest> manifests = ManifestEncoding.of(files);
        ScanRepoRequest request = subject.upload().manifests(manifests).build();
        return CompleteScan.of(started(request, ScanKey.of(subject, files), ScanKey.ofRequest(subject, manifests))
                .orElseThrow(
                        () -> CommandFailure.unknown("The server took the files, and says that there is no scan of them.")));
    }

    private Optional<FinishedScan> started(ScanRepoRequest request, String key, String keyOfRequest) {
        try {
            return scans.scanAndWait(request, CallOptions.none().withIdempotencyKey(key), time.left());
        } catch (IdempotencyConflict conflict) {
            if (!conflict.code().equals(KEY_REUSED)) {
                throw conflict;
            }
            return scans.scanAndWait(request, CallOptions.none().withIdempotencyKey(keyOfRequest), time.left());
        }
    }

    /** Finds the newest scan of a commit; empty when there is none. */
    Optional<CompleteScan> newest(ScanSubject commit) {
        return scans.scanAndWait(commit.lookup(), time.left()).map(CompleteScan::of);
    }

    /** @throws CommandFailure when the server has no such scan */
    CompleteScan byId(String id) {
        try {
            return CompleteScan.of(scans.waitFor(id, time.left()));
        } catch (UnknownResource unknown) {
            throw new CommandFailure(ExitCode.UNKNOWN, "The server has no scan " + id + " to compare with.", unknown);
        }
    }
}
