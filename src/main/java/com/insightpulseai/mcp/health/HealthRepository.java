package com.insightpulseai.mcp.health;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.config.Requirements;
import com.insightpulseai.mcp.health.HealthCheckRegistry.CheckedProvider;
import com.insightpulseai.mcp.health.ProviderHealth.UpstreamQuota;
import com.insightpulseai.mcp.platform.TimeOrderedIds;
import com.insightpulseai.mcp.store.CallerParameters;
import com.insightpulseai.mcp.store.OpsDatabase;
import com.insightpulseai.mcp.tool.VaultSecret;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Asks the database, in one statement, what it knows of providers' health and for what new checks need. */
@Singleton
public class HealthRepository {

    private static final String BEGIN = """
            select outcome, event_id, vault, snapshots, secrets, ops.recording_fault() as recording_fault, \
            ops.missing_secrets(p_names => $7) as missing \
            from ops.begin_health(\
            p_event_id => $1, p_provider => $2, p_request_id => $3, p_client => $4, p_checks => cast($5::text as jsonb), \
            p_fresh_s => $6, p_caller => %s, p_claims => cast($19::text as jsonb))""".formatted(CallerParameters.expression(8));
    private static final String UNREADABLE = "secret_unreadable";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final OpsDatabase database;
    private final Requirements requirements;
    private final TimeOrderedIds eventIds = new TimeOrderedIds();
    private volatile Set<String> missing = Set.of();

    HealthRepository(OpsDatabase database, Requirements requirements) {
        this.database = database;
        this.requirements = requirements;
    }

    /** What became of a look-up. */
    public enum Outcome {
        OK,
        /** The caller has no role, or the login may not look. */
        DENIED,
        /** The session of the caller's token has ended. */
        SESSION_ENDED,
        /** The registration of a workflow lists tools, and not this look-up. */
        TOOL_NOT_ALLOWED,
        /** A workflow that no registration matches. */
        UNKNOWN_CALLER
    }

    /**
     * What is known.
     *
     * @param event the row that a caller's look-up left
     * @param vaultReadable whether the vault could be read
     * @param snapshots the newest check of each provider that has been checked
     * @param secrets what checks need, by provider and name; only of providers whose newest check is not fresh
     * @param unreadable providers with a secret that cannot be decrypted
     * @param missingSecrets names of those that calls need and that the vault does not have
     * @param recordingFault why the database cannot record calls, though it responds
     */
    public record Known(Outcome outcome, Optional<UUID> event, boolean vaultReadable, List<Snapshot> snapshots,
            Map<String, Map<String, VaultSecret>> secrets, Set<String> unreadable, Set<String> missingSecrets,
            Optional<RecordingFault> recordingFault) {

        /** What the vault lends to the check of a provider. */
        Map<String, VaultSecret> secretsOf(CheckedProvider provider) {
            return secrets.getOrDefault(provider.name(), Map.of());
        }

        /** How a provider is whose secrets cannot be read: empty where they can, or there are none. */
        Optional<ProviderHealth> withoutSecrets(CheckedProvider provider) {
            if (!vaultReadable && provider.usesSecrets()) {
                return Optional.of(unchecked(provider, "The vault cannot be read, so the provider could not be checked."));
            }
            return unreadable.contains(provider.name())
                    ? Optional.of(unchecked(provider, "A secret of the provider in the vault cannot be decrypted."))
                    : Optional.empty();
        }

        private static ProviderHealth unchecked(CheckedProvider provider, String message) {
            return ProviderHealth.down(provider.name(), Duration.ZERO, message);
        }
    }

    /**
     * An earlier check.
     *
     * @param age by the database's clock, in whole seconds
     */
    public record Snapshot(ProviderHealth health, Duration age) {
    }

    /** Looks for what a check of all these providers needs, be the newest ones as fresh as they may. */
    public Uni<Known> lookForChecks(Collection<CheckedProvider> providers) {
        return look(Optional.empty(), Optional.empty(), null, Optional.empty(), providers, Duration.ZERO);
    }

    /**
     * Looks health up for a caller or an anonymous monitor.
     *
     * @param caller who asks, and will be on record; empty for a monitor without a token
     * @param provider the one asked for; empty for all
     * @param requestId for the row; null without a caller, who leaves none
     * @param client the software that the caller says it uses
     * @param fresh how old a check may be to spare its provider a new one; zero for none
     * @return fails with {@code DatabaseUnavailableException} only
     */
    public Uni<Known> look(Optional<Caller> caller, Optional<String> provider, String requestId, Optional<String> client,
            Collection<CheckedProvider> providers, Duration fresh) {
        Tuple parameters = Tuple.tuple()
                .addUUID(eventIds.next())
                .addString(provider.orElse(null))
                .addString(requestId)
                .addString(client.orElse(null))
                .addString(checks(providers).encode())
                .addInteger((int) fresh.toSeconds())
                .addArrayOfString(requirements.secrets().toArray(String[]::new));
        caller.ifPresentOrElse(who -> CallerParameters.add(parameters, who), () -> CallerParameters.addNone(parameters));
        parameters.addString(caller.map(CallerParameters::claims).orElse(null));
        return database.once(BEGIN, LONGEST_WAIT, parameters).map(HealthRepository::known).invoke(this::report);
    }

    /** Names in the log what has been missing since the last look, and at the first one all of it. */
    private void report(Known known) {
        Set<String> before = missing;
        missing = known.missingSecrets();
        Set<String> since = known.missingSecrets().stream().filter(secret -> !before.contains(secret))
                .collect(Collectors.toSet());
        requirements.providers().forEach(provider -> requirements.missingSecrets(provider, since).forEach(Log::warn));
    }

    private static JsonArray checks(Collection<CheckedProvider> providers) {
        JsonArray checks = new JsonArray();
        providers.forEach(provider -> checks.add(new JsonObject()
                .put("provider", provider.name())
                .put("secrets", new JsonArray(provider.secrets()))
                .put("optional_secrets", new JsonArray(provider.optionalSecrets()))));
        return checks;
    }

    private static Known known(Row row) {
        Outcome outcome = switch (row.getString("outcome")) {
            case "ok" -> Outcome.OK;
            case "unknown_caller" -> Outcome.UNKNOWN_CALLER;
            case "session_ended" -> Outcome.SESSION_ENDED;
            case "tool_not_allowed" -> Outcome.TOOL_NOT_ALLOWED;
            default -> Outcome.DENIED;
        };
        JsonArray snapshots = Optional.ofNullable(row.getJsonArray("snapshots")).orElseGet(JsonArray::new);
        JsonObject secrets = Optional.ofNullable(row.getJsonObject("secrets")).orElseGet(JsonObject::new);
        return new Known(outcome, Optional.ofNullable(row.getUUID("event_id")), Boolean.TRUE.equals(row.getBoolean("vault")),
                snapshots.stream().map(snapshot -> snapshot((JsonObject) snapshot)).toList(), secrets(secrets),
                unreadable(secrets), missing(row),
                Optional.ofNullable(row.getString("recording_fault")).map(RecordingFault::of));
    }

    private static Set<String> missing(Row row) {
        String[] names = row.getArrayOfStrings("missing");
        return names == null ? Set.of() : Set.of(names);
    }

    private static Snapshot snapshot(JsonObject json) {
        Long total = json.getLong("upstream_total");
        return new Snapshot(
                new ProviderHealth(json.getString("provider"), HealthStatus.of(json.getString("status")),
                        json.getLong("latency_ms"), instant(json.getString("checked_at")), json.getString("message"),
                        total == null ? Optional.empty()
                                : Optional.of(new UpstreamQuota(json.getLong("upstream_used"), total))),
                Duration.ofSeconds(json.getInteger("age_s")));
    }

    private static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private static Set<String> unreadable(JsonObject byProvider) {
        return byProvider.stream().filter(provider -> UNREADABLE.equals(((JsonObject) provider.getValue()).getString("error")))
                .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static Map<String, Map<String, VaultSecret>> secrets(JsonObject byProvider) {
        Map<String, Map<String, VaultSecret>> secrets = new HashMap<>();
        byProvider.forEach(provider -> {
            Map<String, VaultSecret> named = new HashMap<>();
            JsonObject found = ((JsonObject) provider.getValue()).getJsonObject("secrets");
            if (found != null) {
                found.forEach(secret -> named.put(secret.getKey(), VaultSecret.stripped((String) secret.getValue())));
            }
            secrets.put(provider.getKey(), named);
        });
        return secrets;
    }
}
