package com.insightpulseai.mcp.functions.ops.quota;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import com.insightpulseai.mcp.functions.ops.read.QuerySteps;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A caller's use of a quota class in the window that is open.
 *
 * @param kind {@code user} or {@code workflow}; this and the next three are empty where the reader may not know, and of a
 *        caller
 *        that is gone
 */
record UsedWindow(UUID caller, Optional<String> name, Optional<String> kind, Optional<String> role, Optional<Boolean> live,
        String provider, String quotaClass, int windowS, OffsetDateTime start, long used) {

    static UsedWindow of(Row row) {
        return new UsedWindow(row.getUUID("caller_id"), Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("kind")), Optional.ofNullable(row.getString("role")),
                Optional.ofNullable(row.getBoolean("live")), row.getString("provider"), row.getString("quota_class"),
                row.getInteger("window_seconds"), row.getOffsetDateTime("window_start"), row.getLong("call_count"));
    }

    /** A window in which nothing is used yet. */
    static UsedWindow unused(UsedWindow reader, String provider, String quotaClass, Duration window, OffsetDateTime now) {
        return new UsedWindow(reader.caller, reader.name, reader.kind, reader.role, reader.live, provider, quotaClass,
                (int) window.toSeconds(), QuerySteps.begin(now, window.toSeconds()), 0);
    }

    OffsetDateTime end() {
        return start.plusSeconds(windowS);
    }

    /** Names the caller, the provider and the class. */
    String key() {
        return caller + " " + provider + " " + quotaClass;
    }
}
