package com.insightpulseai.mcp.alert;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.store.OpsDatabase;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.webhook.DeliveryFailure;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;

/** The messages to webhooks that wait in the database. Safe for concurrent consumers. */
@Singleton
class DeliveryQueue {

    private static final String CLAIM = """
            select coalesce(jsonb_agg(to_jsonb(d)), '[]') as claimed \
            from ops.claim_deliveries(p_limit => $1, p_lease_s => $2, p_webhooks => cast($3::text as jsonb)) d""";
    private static final String SETTLE = """
            select ops.settle_delivery(p_id => $1, p_attempt => $2, p_error => $3, p_retry_s => $4) as settled""";

    private final OpsDatabase database;

    DeliveryQueue(OpsDatabase database) {
        this.database = database;
    }

    /**
     * Borrows messages that are due, the oldest first; of one alert and webhook one at a time.
     *
     * @param lease how long other processes do not get them; a message that is not settled by then is due again
     * @return fails with {@code DatabaseUnavailableException} only
     */
    Uni<List<Delivery>> claim(int most, Duration lease, Collection<Webhook> webhooks) {
        Tuple parameters = Tuple.of(most, (int) lease.toSeconds(), Webhook.toJson(webhooks).encode());
        return database.patiently(CLAIM, parameters)
                .map(row -> row.getJsonArray("claimed").stream().map(claimed -> delivery((JsonObject) claimed)).toList());
    }

    /** Says that a message arrived. */
    Uni<Void> delivered(Delivery delivery) {
        return settle(delivery, null, null);
    }

    /** Says that a message did not arrive, and when it is to be sent again; without that it is given up. */
    Uni<Void> failed(Delivery delivery, DeliveryFailure failure, Optional<Duration> pause) {
        return settle(delivery, failure.reason(), pause.map(time -> (int) time.toSeconds()).orElse(null));
    }

    private Uni<Void> settle(Delivery delivery, String error, Integer retryS) {
        Tuple parameters = Tuple.of(delivery.id(), delivery.attempt(), error, retryS);
        return database.patiently(SETTLE, parameters).replaceWithVoid();
    }

    private static Delivery delivery(JsonObject row) {
        return new Delivery(UUID.fromString(row.getString("id")), row.getInteger("attempt"), row.getString("webhook"),
                row.getString("type"), Alert.of(row.getJsonObject("body")), Alert.instant(row.getString("created_at")),
                VaultSecret.strippedIfPresent(row.getString("url")),
                VaultSecret.strippedIfPresent(row.getString("signing_secret")),
                Optional.ofNullable(row.getString("error")));
    }
}
