package com.insightpulseai.mcp.store;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.insightpulseai.mcp.eventloop.EventLoopTimer;
import com.insightpulseai.mcp.store.secrets.DatabaseSecret;
import com.insightpulseai.mcp.store.secrets.UnreadableSecretException;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/**
 * The way to the {@code ops} schema: one statement, one round trip, one row.
 *
 * A Lambda that thaws finds its pooled connections cut; so does a hub whose database was restarted. Both show at the next
 * statement, which is why a statement whose connection was lost is sent again, on another connection.
 */
@ApplicationScoped
public class OpsDatabase {

    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(3); // above the logins' statement_timeout of 2 s
    private static final Duration LONGEST_CHORE = Duration.ofSeconds(35); // above mcp_monitor's statement_timeout of 30 s
    private static final Duration LONGEST_START = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

    /** Server answers that speak of the connection or the server's state, not of the statement. */
    private static final Set<String> CONNECTION_STATES = Set.of(
            "57P01", // admin_shutdown
            "57P02", // crash_shutdown
            "57P03", // cannot_connect_now
            "53300"); // too_many_connections

    /** Server answers to a login that it does not take, or not any more. */
    private static final Set<String> LOGIN_REFUSALS = Set.of(
            "28000", // invalid_authorization_specification
            "28P01"); // invalid_password

    private final Pool pool;
    private final EventLoopTimer timer;
    private final DatabaseSecret secret;

    OpsDatabase(Pool pool, EventLoopTimer timer, DatabaseSecret secret) {
        this.pool = pool;
        this.timer = timer;
        this.secret = secret;
    }

    /** A connection costs several round trips; a Lambda has time for them before its first call, not during it. */
    void connectWhenStarting(@Observes StartupEvent event) {
        try {
            pool.query("select 1").execute().await().atMost(LONGEST_START);
        } catch (RuntimeException e) {
            Log.warnf("The database did not answer at the start: %s", e.getMessage());
        }
    }

    /**
     * Runs a statement that answers one row, at most three times, each at most 3 s long once it has a connection. A statement
     * that got none in time is not sent any more: nobody would be there to hear what it did.
     *
     * @param patience how long an attempt may wait for a connection
     * @param parameters the statement's parameters by attempt, counted from 0; from the second on, the attempt before may have
     *        been carried out without its answer having arrived
     * @return the row, or {@link DatabaseUnavailableException} when no attempt got an answer
     */
    public Uni<Row> once(String statement, Duration patience, IntFunction<Tuple> parameters) {
        return attempt(statement, patience, LONGEST_ATTEMPT, parameters, 0);
    }

    /**
     * The same for what nobody waits for: an attempt may wait 35 s for a connection, and take 35 s once it has it.
     *
     * @param parameters the statement's parameters, the same at each attempt: it must do no harm to carry it out twice
     */
    public Uni<Row> patiently(String statement, Tuple parameters) {
        return attempt(statement, LONGEST_CHORE, LONGEST_CHORE, attempt -> parameters, 0);
    }

    private Uni<Row> attempt(String statement, Duration patience, Duration limit, IntFunction<Tuple> parameters, int attempt) {
        return limited(statement, patience, limit, parameters.apply(attempt))
                .map(rows -> rows.iterator().next())
                .onFailure().recoverWithUni(failure -> {
                    Log.warnf("The database did not carry out a statement (attempt %d of %d): %s", attempt + 1, ATTEMPTS,
                            failure);
                    boolean worthAnother = isConnectionLoss(failure) || isRefusedLogin(failure) && secret.refused();
                    return !worthAnother || attempt + 1 == ATTEMPTS
                            ? Uni.createFrom().failure(new DatabaseUnavailableException(failure))
                            : timer.pause(FIRST_PAUSE.multipliedBy(1L << (2 * attempt)))
                                    .chain(() -> attempt(statement, patience, limit, parameters, attempt + 1));
                });
    }

    private Uni<RowSet<Row>> limited(String statement, Duration patience, Duration limit, Tuple parameters) {
        // Whoever is first: the connection, or the end of the patience.
        AtomicBoolean settled = new AtomicBoolean();
        Uni<RowSet<Row>> answer = pool.withConnection(connection -> settled.compareAndSet(false, true)
                ? timer.limit(connection.preparedQuery(statement).execute(parameters), limit, TimeoutException::new)
                : Uni.createFrom().failure(new TimeoutException()));
        Uni<RowSet<Row>> expiry = timer.pause(patience).chain(() -> settled.compareAndSet(false, true)
                ? Uni.createFrom().failure(new TimeoutException())
                : Uni.createFrom().nothing());
        return Uni.combine().any().of(answer, expiry);
    }

    private static boolean isRefusedLogin(Throwable failure) {
        return failure instanceof PgException answer && LOGIN_REFUSALS.contains(answer.getSqlState());
    }

    private static boolean isConnectionLoss(Throwable failure) {
        if (failure instanceof PgException answer) {
            return CONNECTION_STATES.contains(answer.getSqlState()) || answer.getSqlState().startsWith("08");
        }
        return !(failure instanceof TimeoutException || failure instanceof UnreadableSecretException);
    }
}
