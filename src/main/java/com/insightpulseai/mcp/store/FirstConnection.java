package com.insightpulseai.mcp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * The connection that a process opens while it starts. It takes several round trips, and time to derive the password's keys.
 * A Lambda that starts because of a call does the rest of its start and reads the call meanwhile. Any other process waits: a
 * Lambda that is provisioned may be frozen for hours as soon as its start is done, and would find the connection cut.
 */
@ApplicationScoped
class FirstConnection {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final boolean isWaitedFor;
    private final DatabaseClock clock;
    private volatile Optional<Uni<Void>> opening = Optional.empty();

    /**
     * @param initialization of a Lambda
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">AWS: environment variables</a>
     */
    FirstConnection(@ConfigProperty(name = "AWS_LAMBDA_INITIALIZATION_TYPE") Optional<String> initialization,
            DatabaseClock clock) {
        this.isWaitedFor = initialization.filter("on-demand"::equals).isEmpty();
        this.clock = clock;
    }

    /** Opens it; a failure is logged, and the first statement tries again. */
    void open(Pool pool) {
        Instant sent = Instant.now();
        Uni<Void> opened = pool.query("select clock_timestamp() as now").execute()
                .ifNoItem().after(LONGEST).fail()
                .invoke(rows -> clock.learn(sent, rows.iterator().next().getOffsetDateTime("now")))
                .onFailure().invoke(failure -> Log.warnf("The database did not answer at the start: %s", failure.getMessage()))
                .replaceWithVoid().onFailure().recoverWithNull()
                .onTermination().invoke(() -> opening = Optional.empty())
                .memoize().indefinitely();
        opening = Optional.of(opened);
        if (isWaitedFor) {
            opened.await().indefinitely();
        } else {
            opened.subscribe().with(done -> {
            });
        }
    }

    /** Does the next step, once the connection is open or has failed: a step before would open a second one. */
    <T> Uni<T> then(Supplier<Uni<T>> next) {
        return opening.map(opened -> opened.chain(done -> next.get())).orElseGet(next);
    }
}
