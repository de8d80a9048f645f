package com.insightpulseai.mcp.functions.ops.read;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.Authentication;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.store.DatabaseUnavailableException;
import com.insightpulseai.mcp.store.ReaderDatabase;
import com.insightpulseai.mcp.store.ReaderDatabase.ReadResult;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;
import com.insightpulseai.mcp.store.ReadersBusyException;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Reads for the caller of the current request. A read fails with a {@link ProblemException}: {@code unauthenticated},
 * {@code forbidden} without a role, {@code unavailable} when the database does not respond within 2 s, {@code busy} when other
 * reads take all slots for a second.
 */
@ApplicationScoped
public class OpsReads {

    /** For a read with its repetition, so that the response is there within 2 s. */
    private static final Duration LIMIT = Duration.ofMillis(1_900);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Authentication authentication;
    private final ReaderDatabase database;

    OpsReads(Authentication authentication, ReaderDatabase database) {
        this.authentication = authentication;
        this.database = database;
    }

    /**
     * A read with its reader.
     *
     * @param role in force, the lower of the token's and the live one
     */
    public record Answered(Caller caller, OpsRole role, ReadResult result) {

        /** Rows of the first statement. */
        public List<Row> first() {
            return rows(0);
        }

        /** Rows of a statement, counted from 0. */
        public List<Row> rows(int statement) {
            return StreamSupport.stream(result.results().get(statement).spliterator(), false).toList();
        }
    }

    /** Runs statements in one transaction. */
    public Uni<Answered> read(Statement... statements) {
        return read(hint -> List.of(statements));
    }

    /**
     * Runs statements that have a hint in one transaction, and once more with a narrower hint where the reader's role is lower
     * than the token's.
     *
     * @param statements made for a hint; {@code $1} of those that use it is {@link ReadHint#reader()}
     */
    public Uni<Answered> read(Function<ReadHint, List<Statement>> statements) {
        return caller().chain(caller -> read(caller, statements));
    }

    /** Reads as {@link #read(Function)} does, for a caller who may be that of a request before. */
    public Uni<Answered> read(Caller caller, Function<ReadHint, List<Statement>> statements) {
        ReadHint hint = new ReadHint(caller.id().orElseThrow(), caller.role().equals(Optional.of(OpsRole.ADMIN)));
        return run(caller, statements.apply(hint)).chain(read -> hint.isTooWideFor(read.role())
                ? run(caller, statements.apply(new ReadHint(hint.reader(), false)))
                : Uni.createFrom().item(read));
    }

    /**
     * Runs statements in a transaction that may leave rows in the audit log, for a caller who may be that of a request before.
     */
    public Uni<Answered> readOnRecord(Caller caller, Statement... statements) {
        return answered(caller, database.readOnRecord(caller, LIMIT, statements));
    }

    /** Returns the caller of the current request, a user with a role in the token; fails as a read does. */
    public Uni<Caller> caller() {
        return authentication.authenticate().invoke(caller -> {
            if (caller.role().isEmpty() || caller.id().isEmpty() || caller.client().isPresent()) {
                throw withoutRole();
            }
        });
    }

    private Uni<Answered> run(Caller caller, List<Statement> statements) {
        return answered(caller, database.read(caller, LIMIT, statements.toArray(Statement[]::new)));
    }

    private static Uni<Answered> answered(Caller caller, Uni<ReadResult> read) {
        return read.onFailure(DatabaseUnavailableException.class).transform(OpsReads::unavailable)
                .onFailure(ReadersBusyException.class).transform(busy -> busy())
                .map(result -> new Answered(caller, result.role().orElseThrow(OpsReads::ended), result));
    }

    private static ProblemException unavailable(Throwable failure) {
        if (failure instanceof DatabaseUnavailableException database && database.isOfStatement()) {
            Log.errorf("A read of the console failed: %s", failure.getCause());
        }
        return ProblemException.unavailable("The database does not respond; what the console shows is from before.",
                RETRY_AFTER);
    }

    private static ProblemException busy() {
        return ProblemException.busy("Too many reads of the console are in progress; calls are not affected.", RETRY_AFTER);
    }

    private static ProblemException withoutRole() {
        return ProblemException.of(ProblemCode.FORBIDDEN,
                "The console needs a role, ops_viewer or a higher one; an administrator gives it.");
    }

    /** The token has a role, and the database knows of none: the two reasons look alike to it. */
    private static ProblemException ended() {
        return ProblemException.of(ProblemCode.FORBIDDEN, "The console needs a role, ops_viewer or a higher one. Either this "
                + "session has ended, then sign in again; or the role was taken away, then an administrator gives it.");
    }
}
