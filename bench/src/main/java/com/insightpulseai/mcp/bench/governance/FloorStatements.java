package com.insightpulseai.mcp.bench.governance;

import java.sql.SQLException;
import java.util.UUID;

import com.insightpulseai.mcp.bench.BenchDatabase;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;

/**
 * The floor: a durable INSERT and UPDATE of the row that a governed call writes, in a table with the columns and indexes of
 * {@code ops.run_events}, without its trigger, partitions and functions. No audit before and after a call can cost less.
 *
 * @param pair where the content of the row is taken from
 */
record FloorStatements(BareStatements pair) implements PairStatements {

    private static final String INSERT = """
            insert into public.floor_events (id, created_at, provider, tool, caller_id, caller_kind, issuer, caller_role, status, \
            request_id, payload) \
            values ($1, clock_timestamp(), 'socket', 'scan.repo', $2, 'user', $3, 'ops_operator', 'started', $4, \
            cast($5::text as jsonb)) returning created_at""";
    private static final String UPDATE = """
            update public.floor_events \
            set status = 'ok', result = cast($3::text as jsonb), duration_ms = 1, hostname = $4, finished_at = clock_timestamp() \
            where id = $1 and created_at = $2 and status = 'started' returning true""";

    /** The login for these statements: the connections of the hub's login are limited. */
    static final String LOGIN = "bench_floor";

    /** Makes the login and the table, with the storage parameters that the audit log's partitions have. */
    static void create(BenchDatabase database) throws SQLException {
        database.execute("create role " + LOGIN + " login");
        database.execute("create table public.floor_events (like ops.run_events_default including all)");
        database.execute("""
                do $$
                declare v_options text[] := (select reloptions from pg_class where oid = 'ops.run_events_default'::regclass);
                begin
                  if v_options is not null then
                    execute format('alter table public.floor_events set (%s)', array_to_string(v_options, ', '));
                  end if;
                end $$""");
        database.execute("grant select, insert, update on public.floor_events to " + LOGIN);
    }

    @Override
    public String beginStatement() {
        return INSERT;
    }

    @Override
    public String finishStatement() {
        return UPDATE;
    }

    @Override
    public Tuple begin(UUID event, UUID caller, String requestId) {
        return Tuple.of(event, caller, pair.issuer(), requestId, pair.payload());
    }

    @Override
    public Tuple finish(UUID event, Row begun) {
        return Tuple.of(event, begun.getOffsetDateTime("created_at"), pair.result(), pair.hostname());
    }
}
