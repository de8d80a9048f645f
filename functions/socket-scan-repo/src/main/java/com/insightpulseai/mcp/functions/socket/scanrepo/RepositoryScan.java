package com.insightpulseai.mcp.functions.socket.scanrepo;

import java.util.List;
import java.util.Set;

import com.insightpulseai.mcp.platform.EventLoop;
import com.insightpulseai.mcp.provider.socket.FindingQuery;
import com.insightpulseai.mcp.provider.socket.FullScan;
import com.insightpulseai.mcp.provider.socket.ManifestFile;
import com.insightpulseai.mcp.provider.socket.ScanResult;
import com.insightpulseai.mcp.provider.socket.ScanTarget;
import com.insightpulseai.mcp.provider.socket.SocketSession;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.Problems;

import io.smallrye.mutiny.Uni;

/**
 * One scan: with manifests they are uploaded, without the newest scan of the ref is found; then its result is waited for.
 * <p>
 * Socket scans manifests and cannot fetch a repository itself, hence the two ways.
 */
final class RepositoryScan {

    private static final FindingQuery MOST_URGENT = FindingQuery.mostUrgent(2_000);
    private static final Set<ProblemCode> MAY_PASS = Set.of(ProblemCode.UPSTREAM_TIMEOUT, ProblemCode.UPSTREAM_RATE_LIMITED,
            ProblemCode.UPSTREAM_ERROR, ProblemCode.CIRCUIT_OPEN);

    private final SocketSession socket;
    private final AnswerSize size;

    RepositoryScan(SocketSession socket, AnswerSize size) {
        this.socket = socket;
        this.size = size;
    }

    Uni<ScanRepoOutput> of(ScanRepoInput input) {
        ScanTarget target = input.target();
        if (input.manifests().isEmpty()) {
            return socket.newest(target).chain(newest -> newest.map(this::result)
                    .orElseGet(() -> Uni.createFrom().item(ScanRepoOutput.noScanForRef(input.ref()))));
        }
        // A caller who does not learn the scan's id can only start another one.
        return EventLoop.leaveFor(() -> socket.start(target, files(input)))
                .chain(scan -> result(scan).onFailure(RepositoryScan::mayPass)
                        .recoverWithItem(() -> ScanRepoOutput.untold(scan, size)));
    }

    private static List<ManifestFile> files(ScanRepoInput input) {
        return input.manifests().stream().map(ScanRepoInput.Manifest::toFile).toList();
    }

    private static boolean mayPass(Throwable failure) {
        return MAY_PASS.contains(Problems.of(failure).code());
    }

    private Uni<ScanRepoOutput> result(FullScan scan) {
        return socket.result(scan.id(), MOST_URGENT).map(result -> result instanceof ScanResult.Complete complete
                ? ScanRepoOutput.complete(scan, complete.findings(), size)
                : ScanRepoOutput.pending(scan, size));
    }
}
