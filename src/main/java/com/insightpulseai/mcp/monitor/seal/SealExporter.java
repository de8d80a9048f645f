package com.insightpulseai.mcp.monitor.seal;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.seal.SignedSeal;

import io.smallrye.mutiny.Uni;

/**
 * Hands each seal to the targets that are configured, in order and until it is taken. One monitor at a time has a target. A
 * seal may be handed over twice, after a crash.
 */
@Singleton
public class SealExporter {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    private final List<SealTarget> targets;
    private final SealExportRepository repository;
    private final UUID holder = UUID.randomUUID();

    SealExporter(SealBucket bucket, SealWebhook webhook, SealExportRepository repository) {
        this.targets = Stream.of(bucket, webhook).filter(SealTarget::isConfigured).toList();
        this.repository = repository;
    }

    public List<SealTarget> targets() {
        return targets;
    }

    /**
     * Hands over what a target does not have yet, for 20 s and one seal at most.
     *
     * @return how many it took; none while another monitor has the target, or before the target wants to be tried again. Fails
     *         where the target does not take one
     */
    public Uni<Integer> export(SealTarget target) {
        return export(target, 0, System.nanoTime() + LONGEST.toNanos());
    }

    private Uni<Integer> export(SealTarget target, int before, long end) {
        return repository.claim(target.name(), holder).chain(seals -> seals.isEmpty()
                ? Uni.createFrom().item(before)
                : put(target, seals, 0, end).chain(taken -> taken == seals.size() && System.nanoTime() < end
                        ? export(target, before + taken, end)
                        : Uni.createFrom().item(before + taken)));
    }

    private Uni<Integer> put(SealTarget target, List<SignedSeal> seals, int next, long end) {
        if (next == seals.size() || next > 0 && System.nanoTime() >= end) {
            return Uni.createFrom().item(next);
        }
        SignedSeal seal = seals.get(next);
        return target.put(seal)
                .onFailure().call(failure -> repository.noteRefused(target.name(), holder, reason(failure), wish(failure)))
                .chain(() -> repository.noteExported(target.name(), holder, seal.seal().sequence()))
                .chain(held -> held ? put(target, seals, next + 1, end) : Uni.createFrom().item(next + 1));
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static Duration wish(Throwable failure) {
        Duration wish = failure instanceof SealRefusedException refused
                ? refused.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
        return wish.compareTo(LONGEST_WISH) < 0 ? wish : LONGEST_WISH;
    }
}
