package com.insightpulseai.mcp.alert;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

/**
 * An alert as it was when something became of it.
 *
 * @param kind {@code provider_health}, {@code error_rate}, {@code default_partition}, {@code sealing}, {@code seal_export} or
 *        {@code database}
 * @param subject what it is about: a provider's name, {@code run_events}, {@code bucket}, {@code webhook} or {@code ops}
 * @param severity {@code warning} or {@code critical}; of a closed alert the last one
 * @param closedAt empty while it is open
 */
record Alert(String id, String kind, String subject, String severity, String title, String message, Instant openedAt,
        Instant changedAt, Optional<Instant> closedAt) {

    /** Reads what {@code ops.announce} wrote. */
    static Alert of(JsonObject json) {
        return new Alert(json.getString("alert_id"), json.getString("kind"), json.getString("subject"),
                json.getString("severity"), json.getString("title"), json.getString("message"),
                instant(json.getString("opened_at")), instant(json.getString("changed_at")),
                Optional.ofNullable(json.getString("closed_at")).map(Alert::instant));
    }

    JsonObject toJson(String type, Instant timestamp) {
        return new JsonObject()
                .put("type", type)
                .put("timestamp", timestamp.toString())
                .put("data", new JsonObject()
                        .put("alert_id", id)
                        .put("kind", kind)
                        .put("subject", subject)
                        .put("severity", severity)
                        .put("title", title)
                        .put("message", message)
                        .put("opened_at", openedAt.toString())
                        .put("changed_at", changedAt.toString())
                        .put("closed_at", closedAt.map(Instant::toString).orElse(null)));
    }

    static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
