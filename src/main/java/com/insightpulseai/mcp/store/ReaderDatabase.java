package com.insightpulseai.mcp.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OauthClient;
import com.insightpulseai.mcp.access.OpsRole;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Reads the {@code ops} schema as a signed-in user. Each read is one transaction as {@code authenticated} with the claims that
 * {@code ops.live_claims} returns, so that row level security decides which rows there are; see docs/reports.md.
 */
@ApplicationScoped
public class ReaderDatabase {

    private static final int MIN_STATEMENT_MS = 1;

    /**
     * The role is taken last: {@code authenticated} may not ask for claims. Plans are made for the values at hand: one for all
     * ranges and readers would be slow for most of them. To compile expressions takes longer than most reads.
     */
    private static final String BECOME_READER = """
            select c.claims, set_config('request.jwt.claims', c.claims, true), set_config('statement_timeout', $2::text, true),
                   set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true),
                   set_config('role', 'authenticated', true)
              from (select ops.live_claims(cast($1::text as jsonb))::text as claims offset 0) c""";

    private final OpsDatabase database;
    private final StatementProtocol protocol;
    private final ReaderSlots slots;

    ReaderDatabase(OpsDatabase database, StatementProtocol protocol, ReaderSlots slots) {
        this.database = database;
        this.protocol = protocol;
        this.slots = slots;
    }

    /** A statement of this program's own, in which a dollar sign is nothing but the beginning of a parameter. */
    public record Statement(String text, Tuple parameters) {

        /** A statement with its parameters in order, each of a type that {@link SimpleStatement} has a literal for. */
        public static Statement of(String text, Object... parameters) {
            return new Statement(text, Tuple.from(parameters));
        }
    }

    /**
     * Results of one transaction.
     *
     * @param role the reader's role at this moment, the lower of the token's and the live one; empty for a caller that has none
     *        or may not read, who has seen no row
     * @param results those of the statements, in their order
     */
    public record ReadResult(Optional<OpsRole> role, List<RowSet<Row>> results) {

        /** The result of the first statement. */
        public RowSet<Row> rows() {
            return results.get(0);
        }
    }

    /**
     * Runs statements in one transaction that changes nothing.
     *
     * @param limit for all of it; a statement that takes longer is ended by the database as well
     * @return fails with {@link DatabaseUnavailableException} when the database did not carry it out, and with
     *         {@link ReadersBusyException} when other reads ran all the time
     */
    public Uni<ReadResult> read(Caller caller, Duration limit, Statement... statements) {
        return slots.run(caller.name(), limit, rest -> run("begin read only", caller, rest, List.of(statements)));
    }

    /** Runs statements as {@link #read} does, in a transaction that may write what its functions record. */
    public Uni<ReadResult> readOnRecord(Caller caller, Duration limit, Statement... statements) {
        return slots.run(caller.name(), limit, rest -> run("begin", caller, rest, List.of(statements)));
    }

    private Uni<ReadResult> run(String begin, Caller caller, Duration limit, List<Statement> statements) {
        Statement become = Statement.of(BECOME_READER, claims(caller),
                Long.toString(Math.max(MIN_STATEMENT_MS, limit.toMillis())));
        return database.transaction(connection -> protocol.transaction(connection, begin, become, statements), limit)
                .map(results -> new ReadResult(role(results.get(0)), results.subList(1, results.size())));
    }

    /** The claims of the verified token that decide over reading. */
    private static String claims(Caller caller) {
        JsonObject claims = new JsonObject().put("iss", caller.issuer());
        caller.id().ifPresent(id -> claims.put("sub", id.toString()));
        caller.session().ifPresent(id -> claims.put("session_id", id.toString()));
        caller.client().map(OauthClient::id).ifPresent(id -> claims.put("client_id", id));
        caller.role().ifPresent(role -> claims.put("app_metadata", new JsonObject().put("ops_role", role.wireName())));
        return claims.encode();
    }

    private static Optional<OpsRole> role(RowSet<Row> become) {
        JsonObject claims = new JsonObject(become.iterator().next().getString("claims"));
        return claims.containsKey("client_id") ? Optional.empty()
                : Optional.ofNullable(claims.getJsonObject("app_metadata"))
                        .map(metadata -> metadata.getString("ops_role")).flatMap(OpsRole::of);
    }
}
