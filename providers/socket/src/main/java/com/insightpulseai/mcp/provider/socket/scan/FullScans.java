package com.insightpulseai.mcp.provider.socket.scan;

import java.util.List;
import java.util.Optional;

import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

import com.insightpulseai.mcp.platform.EventLoopTimer;
import com.insightpulseai.mcp.provider.socket.finding.FindingQuery;
import com.insightpulseai.mcp.provider.socket.scan.ScanTarget.Ref;
import com.insightpulseai.mcp.provider.socket.wire.FullScan;
import com.insightpulseai.mcp.provider.socket.wire.SocketAccess;
import com.insightpulseai.mcp.provider.socket.wire.SocketRepository;
import com.insightpulseai.mcp.upstream.UpstreamSession;

import io.smallrye.mutiny.Uni;

/** The full scans of an organization: starting them, finding them, waiting for their results. */
public final class FullScans {

    private static final int NEWEST = 1;
    /** How far back the newest scan of the default branch is looked for before asking for that branch alone. */
    private static final int RECENT = 100;

    private final SocketAccess socket;
    private final Repositories repositories;
    private final ScanResultReader reader;
    private final EventLoopTimer timer;
    private final PollSchedule schedule;

    public FullScans(SocketAccess socket, Repositories repositories, ScanResultReader reader, EventLoopTimer timer,
            PollSchedule schedule) {
        this.socket = socket;
        this.repositories = repositories;
        this.reader = reader;
        this.timer = timer;
        this.schedule = schedule;
    }

    /**
     * Starts a scan of manifests, making the repository known to Socket first where it is not.
     * <p>
     * A scan of {@link Ref.Head} is sent without a branch, because the caller did not name the branch of the manifests; as a
     * head it needs a branch and gets the repository's default one.
     */
    public Uni<FullScan> start(ScanTarget target, List<ManifestFile> manifests) {
        return target.head() && target.ref() instanceof Ref.Head
                ? repositories.defaultBranch(target.repository())
                        .chain(branch -> create(target, Ref.Branch.tip(branch), manifests))
                : create(target, target.ref(), manifests);
    }

    /**
     * Finds the newest scan of a ref. For {@link Ref.Head} that is the newest scan of the default branch, or of no branch
     * unless it is of a commit or of a pull request that was not asked for.
     *
     * @return empty if the ref has never been scanned
     */
    public Uni<Optional<FullScan>> newest(ScanTarget target) {
        return target.ref() instanceof Ref.Head ? newestOfHead(target)
                : list(target, target.ref(), NEWEST).map(scans -> scans.stream().findFirst());
    }

    /**
     * Waits until a scan is finished, or for as long as the deadline allows.
     *
     * @return {@link ScanResult.Pending} only if that is the last thing Socket said
     */
    public Uni<ScanResult> result(String scanId, FindingQuery query) {
        return ask(scanId, query, 0);
    }

    private Uni<ScanResult> ask(String scanId, FindingQuery query, int pauses) {
        Uni<ScanResult> answer = socket.upstream()
                .read(() -> socket.api().getFullScan(socket.authorization(), socket.org(), scanId, true, true, false)
                        .chain(response -> reader.read(response, query)));
        if (pauses > 0) {
            answer = answer.onFailure(SocketAccess::tookTooLong).recoverWithItem(new ScanResult.Pending());
        }
        return answer.chain(result -> {
            if (result instanceof ScanResult.Complete) {
                return Uni.createFrom().item(result);
            }
            return schedule.nextPause(pauses, socket.upstream().remaining())
                    .map(pause -> timer.pause(pause).chain(() -> ask(scanId, query, pauses + 1)))
                    .orElseGet(() -> Uni.createFrom().item(result));
        });
    }

    private Uni<FullScan> create(ScanTarget target, Ref ref, List<ManifestFile> manifests) {
        return upload(target, ref, manifests).onFailure(failure -> UpstreamSession.answered(failure, 404))
                .recoverWithUni(() -> repositories.create(target.repository()).chain(() -> upload(target, ref, manifests)));
    }

    private Uni<FullScan> upload(ScanTarget target, Ref ref, List<ManifestFile> manifests) {
        return socket.upstream().write(() -> {
            ClientMultipartForm form = ClientMultipartForm.create();
            manifests.forEach(manifest -> manifest.addTo(form));
            return socket.api().createFullScan(socket.authorization(), socket.org(), target.repository().slug(),
                    workspace(target), branch(ref), commit(ref), pullRequest(target), target.head() ? true : null, form);
        });
    }

    private Uni<Optional<FullScan>> newestOfHead(ScanTarget target) {
        return list(target, target.ref(), RECENT).chain(scans -> scans.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : repositories.find(target.repository()).chain(repository -> {
                    Optional<String> branch = repository.flatMap(SocketRepository::defaultBranch);
                    Optional<FullScan> recent = scans.stream().filter(scan -> isOfHead(scan, branch, target)).findFirst();
                    return recent.isPresent() || branch.isEmpty() || scans.size() < RECENT ? Uni.createFrom().item(recent)
                            : list(target, Ref.Branch.tip(branch.get()), NEWEST)
                                    .map(older -> older.stream().findFirst());
                }));
    }

    private static boolean isOfHead(FullScan scan, Optional<String> defaultBranch, ScanTarget target) {
        if (scan.branch().isPresent()) {
            return defaultBranch.isEmpty() || scan.branch().equals(defaultBranch);
        }
        // Scans of a commit or a pull request name no branch either.
        return target.pullRequest().isPresent() || scan.commit().isEmpty() && scan.pullRequest().isEmpty();
    }

    private Uni<List<FullScan>> list(ScanTarget target, Ref ref, int atMost) {
        return socket.upstream()
                .read(() -> socket.api().listFullScans(socket.authorization(), socket.org(), target.repository().slug(),
                        workspace(target), branch(ref), commit(ref), pullRequest(target), "created_at", "desc", atMost))
                .map(FullScan.Page::results);
    }

    // The REST client leaves a null parameter out of the query.

    private static String workspace(ScanTarget target) {
        return target.repository().workspace().orElse(null);
    }

    private static String branch(Ref ref) {
        return ref instanceof Ref.Branch branch ? branch.name() : null;
    }

    private static String commit(Ref ref) {
        return ref instanceof Ref.Commit commit ? commit.hash()
                : ref instanceof Ref.Branch branch ? branch.commit().orElse(null) : null;
    }

    private static Integer pullRequest(ScanTarget target) {
        return target.pullRequest().isPresent() ? target.pullRequest().getAsInt() : null;
    }
}
