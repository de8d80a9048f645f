package com.insightpulseai.mcp.alert;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.store.OpsDatabase;
import com.insightpulseai.mcp.tool.VaultSecret;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Where webhooks are, read while the database responds and kept for when it does not: the one kind of secret that outlives the
 * work that it was released for. Where the database does not respond the addresses read before stay.
 */
@Singleton
class WebhookAddresses {

    private static final String READ = """
            select coalesce(jsonb_agg(to_jsonb(a)), '[]') as addresses \
            from ops.webhook_addresses(p_webhooks => cast($1::text as jsonb)) a""";
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final AlertRules rules;
    private final OpsDatabase database;
    private volatile Map<String, Address> known = Map.of();

    WebhookAddresses(AlertRules rules, OpsDatabase database) {
        this.rules = rules;
        this.database = database;
    }

    /**
     * One webhook's.
     *
     * @param signingSecret what messages to it are signed with; empty where they are not signed
     * @param obstacle why the vault does not say, such as {@code secret_missing}
     */
    record Address(Optional<VaultSecret> url, Optional<VaultSecret> signingSecret, Optional<String> obstacle) {

        private static Address of(JsonObject row) {
            return new Address(VaultSecret.strippedIfPresent(row.getString("url")),
                    VaultSecret.strippedIfPresent(row.getString("signing_secret")),
                    Optional.ofNullable(row.getString("error")));
        }
    }

    /** Reads the present addresses. Never fails: without the database those of before stay. */
    Uni<Void> refresh() {
        if (rules.webhooks().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple parameters = Tuple.of(Webhook.toJson(rules.webhooks()).encode());
        return database.once(READ, LONGEST, parameters)
                .invoke(row -> known = row.getJsonArray("addresses").stream().map(JsonObject.class::cast)
                        .collect(Collectors.toMap(address -> address.getString("webhook"), Address::of)))
                .replaceWithVoid()
                .onFailure().recoverWithUni(failure -> {
                    Log.warnf("The addresses of webhooks could not be read; those of before are kept: %s",
                            failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    Optional<Address> of(Webhook webhook) {
        return Optional.ofNullable(known.get(webhook.name()));
    }
}
