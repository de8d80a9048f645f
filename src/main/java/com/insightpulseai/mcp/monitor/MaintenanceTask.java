package com.insightpulseai.mcp.monitor;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import io.vertx.core.json.JsonObject;

/** What keeps the tables in order, each done in one statement that answers how much of what it did. */
enum MaintenanceTask {

    // First, because a session that is stuck keeps the tasks after it from their locks.
    END_STUCK_SESSIONS("select jsonb_build_object('sessions_ended', ops.end_stuck_sessions()) as done"),
    ENSURE_PARTITIONS("select jsonb_build_object('partitions_made', ops.ensure_partitions()) as done"),
    SWEEP_ABANDONED("select jsonb_build_object('events_abandoned', ops.sweep_abandoned()) as done"),
    SWEEP_QUOTA_WINDOWS("select jsonb_build_object('quota_windows_removed', ops.sweep_quota_windows()) as done"),
    DROP_CACHED_RESULTS("select jsonb_build_object('cached_results_removed', ops.drop_cached_results()) as done") {
        @Override
        boolean leftSome(JsonObject done) {
            return done.getInteger("cached_results_removed") >= RESULTS_AT_ONCE;
        }
    },
    DROP_IDEMPOTENCY_KEYS("select jsonb_build_object('idempotency_keys_removed', ops.drop_idempotency_keys()) as done") {
        @Override
        boolean leftSome(JsonObject done) {
            return done.getInteger("idempotency_keys_removed") >= RESULTS_AT_ONCE;
        }
    },
    DROP_EXPIRED("select jsonb_object_agg(key || '_removed', value) as done from jsonb_each(ops.drop_expired())"),
    ROLL_UP_CALLS("select jsonb_build_object('stats_written', r.written, 'more', r.more) as done from ops.roll_up_calls() r"),
    INDEX_WORDS("select jsonb_build_object('events_indexed', i.indexed, 'more', i.more) as done from ops.index_words() i");

    /** In a round after the seals, which they must not hold up while they catch up with a long log. */
    static final Set<MaintenanceTask> FOR_REPORTS = Collections.unmodifiableSet(EnumSet.of(ROLL_UP_CALLS, INDEX_WORDS));

    private static final int RESULTS_AT_ONCE = 500;

    private final String statement;

    MaintenanceTask(String statement) {
        this.statement = statement;
    }

    String statement() {
        return statement;
    }

    /** Whether there may be more to do at once, after this was done. */
    boolean leftSome(JsonObject done) {
        return done.getBoolean("more", false);
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
