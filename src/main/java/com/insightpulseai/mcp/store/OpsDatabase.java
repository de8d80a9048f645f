package com.insightpulseai.mcp.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.insightpulseai.mcp.platform.Deadline;
import com.insightpulseai.mcp.platform.EventLoopTimer;
import com.insightpulseai.mcp.platform.LogLimit;
import com.insightpulseai.mcp.store.secrets.DatabaseSecret;
import com.insightpulseai.mcp.store.secrets.UnreadableSecretException;

import io.quarkus.arc.InjectableInstance;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/**
 * The way to the {@code ops} schema: one statement, one round trip, one row for all but the largest reads.
 *
 * A Lambda that thaws finds its pooled connections cut; so does a hub whose database was restarted. Both show at the next
 * statement, which is why a statement whose connection was lost is sent again, on another connection.
 */
@ApplicationScoped
public class OpsDatabase {

    private static final String URL = "quarkus.datasource.reactive.url";
    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_TASK = Duration.ofSeconds(70); // twice above mcp_monitor's statement_timeout of 30 s
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

    private final Optional<Pool> pool;
    private final StatementProtocol protocol;
    private final EventLoopTimer timer;
    private final DatabaseSecret secret;
    private final FirstConnection first;
    private final Map<String, GroupCommit> groups = new ConcurrentHashMap<>();
    private final LogLimit lines = new LogLimit(Duration.ofSeconds(10));

    /**
     * @param active whether there is a database; a function that serves no tool may be told that it has none
     * @throws ConfigurationException where there should be one, and its URL is not set
     */
    @Inject
    OpsDatabase(InjectableInstance<Pool> pools,
            @ConfigProperty(name = "quarkus.datasource.active", defaultValue = "true") boolean active,
            StatementProtocol protocol, EventLoopTimer timer, DatabaseSecret secret, FirstConnection first) {
        this(pool(pools, active), protocol, timer, secret, first);
    }

    OpsDatabase(Optional<Pool> pool, StatementProtocol protocol, EventLoopTimer timer, DatabaseSecret secret,
            FirstConnection first) {
        this.pool = pool;
        this.protocol = protocol;
        this.timer = timer;
        this.secret = secret;
        this.first = first;
    }

    private static Optional<Pool> pool(InjectableInstance<Pool> pools, boolean active) {
        if (active && !pools.getHandle().getBean().isActive()) {
            throw new ConfigurationException("QUARKUS_DATASOURCE_REACTIVE_URL is not set: there is no database", Set.of(URL));
        }
        return active ? Optional.of(pools.get()) : Optional.empty();
    }

    /** Before other parts of the start, which need no database and can go on meanwhile. */
    void connectWhenStarting(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        pool.ifPresent(first::open);
    }

    /** Does the next step, once the connection that the start opens is there or has failed. */
    public <T> Uni<T> afterStart(Supplier<Uni<T>> next) {
        return first.then(next);
    }

    /**
     * Runs a statement that returns one row, at most three times, within a limit for all of it. An attempt that got no
     * connection in time is not sent any more; the connection of one that got no response is closed, and with it everything
     * that would be sent on it later.
     *
     * @param limit for connections, attempts and the pauses between them, altogether
     * @return the row, or {@link DatabaseUnavailableException} when no attempt got a response
     */
    public Uni<Row> once(String statement, Duration limit, Tuple parameters) {
        return once(attempt -> statement, limit, parameters);
    }

    /**
     * Runs a statement as {@link #once(String, Duration, Tuple)} does, and another one in its place when it is tried again.
     *
     * @param statements the statement by attempt, counted from 0; from the second on, the attempt before may have been carried
     *        out without its response having arrived
     */
    public Uni<Row> once(IntFunction<String> statements, Duration limit, Tuple parameters) {
        return Uni.createFrom().deferred(() -> {
            Deadline deadline = Deadline.in(limit);
            return first.then(() -> attempt(attempt -> row(statements.apply(attempt), parameters, deadline), deadline, 0));
        });
    }

    /**
     * Runs a statement as {@link #once(IntFunction, Duration, Tuple)} does, its first attempt in one transaction with
     * concurrent executions of the same statement.
     *
     * @param locks names what the statement locks until its transaction ends, see {@link GroupCommit#join}; it waits for no
     *        other lock
     */
    public Uni<Row> together(IntFunction<String> statements, String locks, Duration limit, Tuple parameters) {
        if (!protocol.sendsGroups()) {
            return once(statements, limit, parameters);
        }
        GroupCommit group = groups.computeIfAbsent(statements.apply(0), this::group);
        return Uni.createFrom().deferred(() -> {
            Deadline deadline = Deadline.in(limit);
            return first.then(() -> attempt(attempt -> attempt == 0
                    ? group.join(parameters, locks, deadline)
                    : row(statements.apply(attempt), parameters, deadline), deadline, 0));
        });
    }

    private GroupCommit group(String statement) {
        return new GroupCommit((executions, deadline) -> executions.size() == 1
                ? row(statement, executions.get(0), deadline).map(List::of)
                : limited(connection -> protocol.sendTogether(connection, statement, executions), deadline),
                OpsDatabase::isOfStatement, timer);
    }

    private Uni<Row> row(String statement, Tuple parameters, Deadline deadline) {
        return limited(connection -> protocol.send(connection, statement, parameters), deadline)
                .map(rows -> rows.iterator().next());
    }

    /**
     * Runs a transaction within a limit for all of it, at most three times as {@link #once} does.
     *
     * @param transaction what to send on a connection; its item comes once the transaction has ended
     */
    <T> Uni<T> transaction(Function<SqlConnection, Uni<T>> transaction, Duration limit) {
        return Uni.createFrom().deferred(() -> {
            Deadline deadline = Deadline.in(limit);
            return first.then(() -> attempt(attempt -> limited(transaction, deadline), deadline, 0));
        });
    }

    /**
     * Runs a statement of a maintenance task, as {@link #once} does, within 70 s.
     *
     * @param parameters the statement's parameters, the same at each attempt: it must do no harm to carry it out twice
     */
    public Uni<Row> patiently(String statement, Tuple parameters) {
        return once(statement, LONGEST_TASK, parameters);
    }

    /** Runs a statement of a maintenance task that returns any number of rows, as {@link #patiently} does. */
    public Uni<RowSet<Row>> rowsPatiently(String statement, Tuple parameters) {
        return Uni.createFrom().deferred(() -> {
            Deadline deadline = Deadline.in(LONGEST_TASK);
            return attempt(attempt -> limited(connection -> protocol.send(connection, statement, parameters), deadline),
                    deadline,
                    0);
        });
    }

    private <T> Uni<T> attempt(IntFunction<Uni<T>> work, Deadline deadline, int attempt) {
        if (pool.isEmpty()) {
            return Uni.createFrom().failure(
                    new DatabaseUnavailableException(new IllegalStateException("this process has no database"), false));
        }
        return work.apply(attempt)
                .onFailure().recoverWithUni(failure -> {
                    log(failure, attempt);
                    Duration pause = FIRST_PAUSE.multipliedBy(1L << (2 * attempt));
                    boolean worthAnother = isConnectionLoss(failure) || isRefusedLogin(failure) && secret.refused();
                    return !worthAnother || attempt + 1 == ATTEMPTS || pause.compareTo(deadline.remaining()) > 0
                            ? Uni.createFrom().failure(new DatabaseUnavailableException(failure, isOfStatement(failure)))
                            : timer.pause(pause).chain(() -> attempt(work, deadline, attempt + 1));
                });
    }

    private void log(Throwable failure, int attempt) {
        String kind = failure instanceof PgException response ? response.getSqlState() : failure.getClass().getName();
        lines.next(kind)
                .ifPresent(suppressed -> Log.warnf("The database did not carry out a statement (attempt %d of %d): %s%s",
                        attempt + 1, ATTEMPTS, failure, LogLimit.more(suppressed)));
    }

    private <T> Uni<T> limited(Function<SqlConnection, Uni<T>> work, Deadline deadline) {
        // Which comes first: the connection, or the end of the wait for it.
        AtomicBoolean settled = new AtomicBoolean();
        // One that comes late is not used: when the wait was cancelled, nothing watches over its end any more.
        Uni<T> rows = pool.orElseThrow()
                .withConnection(connection -> !deadline.remaining().isNegative() && settled.compareAndSet(false, true)
                        ? timer.limit(work.apply(connection), deadline.remaining(), () -> {
                            PooledConnection.close(connection);
                            return new TimeoutException("no response to the statement");
                        })
                        : Uni.createFrom().failure(new TimeoutException()));
        Uni<T> expiry = timer.pause(deadline.remaining()).chain(() -> settled.compareAndSet(false, true)
                ? Uni.createFrom().failure(new TimeoutException("no connection"))
                : Uni.createFrom().nothing());
        return EventLoopTimer.first(rows, expiry);
    }

    private static boolean isOfStatement(Throwable failure) {
        return failure instanceof PgException && !isConnectionLoss(failure) && !isRefusedLogin(failure);
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
