package com.insightpulseai.mcp.functions.socket.scanrepo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.insightpulseai.mcp.platform.EventLoop;
import com.insightpulseai.mcp.provider.socket.SocketSession;
import com.insightpulseai.mcp.provider.socket.finding.FindingQuery;
import com.insightpulseai.mcp.provider.socket.scan.ManifestFile;
import com.insightpulseai.mcp.provider.socket.scan.RepositoryKey;
import com.insightpulseai.mcp.provider.socket.scan.ScanResult;
import com.insightpulseai.mcp.provider.socket.wire.FullScan;
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
    private final InflatedMemory memory;

    RepositoryScan(SocketSession socket, AnswerSize size, InflatedMemory memory) {
        this.socket = socket;
        this.size = size;
        this.memory = memory;
    }

    Uni<ScanRepoOutput> of(ScanRepoInput input) {
        return socket.repository(input.repo()).chain(repository -> input.manifests().isEmpty()
                ? newest(input, repository)
                : uploaded(input, repository));
    }

    private Uni<ScanRepoOutput> newest(ScanRepoInput input, RepositoryKey repository) {
        return socket.newest(input.target(repository)).chain(newest -> newest.map(scan -> result(repository, scan))
                .orElseGet(() -> Uni.createFrom().item(ScanRepoOutput.noScanForRef(repository, input.state()))));
    }

    private Uni<ScanRepoOutput> uploaded(ScanRepoInput input, RepositoryKey repository) {
        // A caller who does not learn the scan's id can only start another one.
        return memory.during(reservation -> EventLoop
                .leaveFor(() -> socket.start(input.target(repository), files(input, reservation))))
                .chain(scan -> result(repository, scan).onFailure(RepositoryScan::mayPass)
                        .recoverWithItem(() -> ScanRepoOutput.untold(repository, scan, size)));
    }

    private static List<ManifestFile> files(ScanRepoInput input, InflatedMemory.Reservation reservation) {
        List<ManifestFile> files = new ArrayList<>(input.manifests().size());
        for (ScanRepoInput.Manifest manifest : input.manifests()) {
            ManifestFile file = manifest.toFile();
            if (manifest.isCompressed()) {
                reservation.add(file.content().length);
            }
            files.add(file);
        }
        return files;
    }

    private static boolean mayPass(Throwable failure) {
        return MAY_PASS.contains(Problems.of(failure).code());
    }

    private Uni<ScanRepoOutput> result(RepositoryKey repository, FullScan scan) {
        return socket.result(scan.id(), MOST_URGENT).map(result -> result instanceof ScanResult.Complete complete
                ? ScanRepoOutput.complete(repository, scan, complete.findings(), size)
                : ScanRepoOutput.pending(repository, scan, size));
    }
}
