package com.insightpulseai.mcp.monitor.seal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.platform.EventLoop;
import com.insightpulseai.mcp.seal.NextSeal;
import com.insightpulseai.mcp.seal.NextSeal.Made;
import com.insightpulseai.mcp.seal.SealKey;
import com.insightpulseai.mcp.seal.SignedSeal;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Seals what is finished and not sealed yet. Safe for concurrent use by several processes: the database takes a seal only
 * behind the one that it was made for.
 */
@Singleton
public class AuditSealer {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LATE = Duration.ofMinutes(15);
    /** Far more than there are events for in a minute. */
    private static final int MOST_SEALS = 200;
    /** So many steps find all that is there when no transaction takes longer than a step. */
    private static final int SETTLING_STEPS = 4;

    private final SealKeySource keys;
    private final SealRepository repository;
    private final SealMemory memory = new SealMemory();

    AuditSealer(SealKeySource keys, SealRepository repository) {
        this.keys = keys;
        this.repository = repository;
    }

    /** What a round sealed. */
    public record Sealed(int seals, long events) {

        private Sealed and(long more) {
            return new Sealed(seals + 1, events + more);
        }
    }

    /** Makes seals until nothing is left to seal, there are 200, or 20 s have passed; what is left is for the next round. */
    public Uni<Sealed> seal() {
        Sealed none = new Sealed(0, 0);
        return keys.current().chain(key -> key.isEmpty()
                ? Uni.createFrom().item(none)
                : settle(SETTLING_STEPS).invoke(AuditSealer::warnIfLate)
                        .chain(() -> seal(key.get(), none, System.nanoTime() + LONGEST.toNanos())));
    }

    /** Returns true if this process has a key to seal with, readable or not. */
    public boolean hasKey() {
        return keys.isConfigured();
    }

    private Uni<Optional<Duration>> settle(int steps) {
        return repository.settle().chain(age -> steps == 1 ? Uni.createFrom().item(age) : settle(steps - 1));
    }

    private static void warnIfLate(Optional<Duration> age) {
        age.filter(late -> late.compareTo(LATE) > 0)
                .ifPresent(late -> Log.warnf("Events of the last %d minutes cannot be sealed: "
                        + "a transaction of this database server has been open for so long", late.toMinutes()));
    }

    /** Makes one seal after the other. Were each made within the one before, the events of all would be kept until the last. */
    private Uni<Sealed> seal(SealKey key, Sealed none, long end) {
        AtomicInteger left = new AtomicInteger(MOST_SEALS);
        return Multi.createBy().repeating().uni(() -> sealNext(key))
                .whilst(events -> events.isPresent() && left.decrementAndGet() > 0 && System.nanoTime() < end)
                .select().where(Optional::isPresent)
                .collect().in(() -> new AtomicReference<>(none), (sealed, events) -> sealed.set(sealed.get().and(events.get())))
                .map(AtomicReference::get);
    }

    /** The number of events in the seal; empty where there is nothing to seal, or another monitor seals at this moment. */
    private Uni<Optional<Long>> sealNext(SealKey key) {
        return repository.next().invoke(memory::compare).chain(next -> make(next, key)).chain(made -> made.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : add(made.get(), key).map(added -> Optional.of(made.get().seal().events()).filter(events -> added)));
    }

    /** Empty where there is nothing to seal. */
    private Uni<Optional<Made>> make(NextSeal next, SealKey key) {
        if (next.expired().isPresent()) {
            return Uni.createFrom().item(Optional.of(next.sealExpiry(next.expired().get(), key.id())));
        }
        return repository.unsealed().chain(events -> events.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : EventLoop.leaveFor(() -> Uni.createFrom().item(Optional.of(next.sealEvents(events, key.id())))));
    }

    private Uni<Boolean> add(Made made, SealKey key) {
        SignedSeal signed = SignedSeal.of(made.seal(), key);
        return repository.add(signed, made.leaves()).invoke(added -> {
            if (added) {
                memory.remember(made.seal());
                // So that each seal leaves the database: verify-audit --seals finds it in the log.
                Log.info(signed.toLine());
            }
        });
    }
}
