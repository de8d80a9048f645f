package com.insightpulseai.mcp.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.eventloop.EventLoop;
import com.insightpulseai.mcp.eventloop.EventLoopTimer;
import com.insightpulseai.mcp.health.CheckedProviders.CheckedProvider;
import com.insightpulseai.mcp.health.HealthLookup.Snapshot;
import com.insightpulseai.mcp.vault.VaultSecret;

import io.smallrye.mutiny.Uni;

/**
 * Checks that are made while somebody waits. A provider is not asked twice at a time: whoever wants a check that is under way
 * waits for it with the others, and it goes on when one of them leaves.
 */
@Singleton
class LiveChecks {

    private final ProviderChecks checks;
    private final EventLoopTimer timer;
    private final Map<String, Run> newest = new ConcurrentHashMap<>();

    LiveChecks(ProviderChecks checks, EventLoopTimer timer) {
        this.checks = checks;
        this.timer = timer;
    }

    /**
     * How a provider is now; never fails.
     *
     * @param secrets what a new check may use
     * @param reuse how old a finished check may be to make a new one unnecessary; zero for none
     * @param limit the longest to wait
     */
    Uni<Snapshot> check(CheckedProvider provider, Map<String, VaultSecret> secrets, Duration reuse, Duration limit) {
        return Uni.createFrom().deferred(() -> {
            Run fresh = new Run();
            Run run = newest.compute(provider.name(), (name, last) -> last != null && last.serves(reuse) ? last : fresh);
            if (run == fresh) {
                checks.check(provider, secrets, limit).subscribe().with(fresh::end);
            }
            // The copy, because cancelling a future's Uni cancels the future.
            Uni<Snapshot> found = Uni.createFrom().completionStage(run.result.copy()).emitOn(EventLoop.ofCaller())
                    .map(health -> new Snapshot(health, run.age()));
            return timer.limit(found, limit, () -> new IllegalStateException("the check of somebody else takes longer"))
                    .onFailure().recoverWithItem(() -> new Snapshot(
                            ProviderHealth.down(provider.name(), limit, "The provider did not answer in time."),
                            Duration.ZERO));
        });
    }

    /** One check. Once it has ended nothing is kept of what it was made with. */
    private static final class Run {

        private final CompletableFuture<ProviderHealth> result = new CompletableFuture<>();
        private volatile long ended;

        void end(ProviderHealth health) {
            ended = System.nanoTime();
            result.complete(health);
        }

        boolean serves(Duration reuse) {
            return !result.isDone() || age().compareTo(reuse) < 0;
        }

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - ended);
        }
    }
}
