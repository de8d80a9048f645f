package com.insightpulseai.mcp.monitor;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.alert.AlertRules;
import com.insightpulseai.mcp.health.HealthStatus;
import com.insightpulseai.mcp.health.ProviderHealth;
import com.insightpulseai.mcp.health.ProviderHealth.UpstreamQuota;
import com.insightpulseai.mcp.monitor.MonitorReport.AlertChange;
import com.insightpulseai.mcp.monitor.MonitorReport.Checked;
import com.insightpulseai.mcp.store.OpsDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps what checks found, and lets the database draw its conclusions. Both may be done twice without harm. */
@Singleton
class HealthCheckRepository {

    private static final String RECORD = """
            select recorded, announced, transition \
            from ops.record_health(\
            p_provider => $1, p_status => $2, p_latency_ms => $3, p_message => $4, p_upstream_used => $5, \
            p_upstream_total => $6, p_interval_s => $7, p_bad_checks => $8, p_good_checks => $9, p_webhooks => $10)""";
    private static final String WATCH = """
            select coalesce(jsonb_agg(to_jsonb(w)), '[]') as changes \
            from ops.watch_calls(p_window_s => $1, p_least_calls => $2, p_percent => $3, p_webhooks => $4) w""";

    private final OpsDatabase database;
    private final AlertRules rules;
    private final int intervalS;

    HealthCheckRepository(OpsDatabase database, AlertRules rules, MonitorConfig config) {
        this.database = database;
        this.rules = rules;
        this.intervalS = (int) config.interval().toSeconds();
    }

    /** @param change what became of the provider's alert, if anything */
    record Recorded(Checked checked, Optional<AlertChange> change) {
    }

    /** Keeps one check. Fails with {@code DatabaseUnavailableException} only. */
    Uni<Recorded> record(ProviderHealth health) {
        Tuple parameters = Tuple.tuple()
                .addString(health.provider())
                .addString(health.status().wireName())
                .addInteger((int) Math.min(health.latencyMs(), Integer.MAX_VALUE))
                .addString(health.message())
                .addLong(health.upstreamQuota().map(UpstreamQuota::used).orElse(null))
                .addLong(health.upstreamQuota().map(UpstreamQuota::total).orElse(null))
                .addInteger(intervalS)
                .addInteger(rules.badChecks())
                .addInteger(rules.goodChecks())
                .addArrayOfString(told());
        return database.patiently(RECORD, parameters).map(row -> recorded(health, row));
    }

    private static Recorded recorded(ProviderHealth health, Row row) {
        Checked checked = new Checked(health.provider(), health.status(), health.latencyMs(), health.message(),
                row.getBoolean("recorded"), HealthStatus.of(row.getString("announced")));
        return new Recorded(checked, Optional.ofNullable(row.getString("transition"))
                .map(transition -> new AlertChange("provider_health", health.provider(), transition)));
    }

    /** Looks at the calls since a while ago. Fails with {@code DatabaseUnavailableException} only. */
    Uni<List<AlertChange>> watchCalls() {
        AlertRules.ErrorRate rate = rules.errorRate();
        Tuple parameters = Tuple.tuple()
                .addInteger((int) rate.window().toSeconds())
                .addInteger(rate.leastCalls())
                .addInteger(rate.percent())
                .addArrayOfString(told());
        return database.patiently(WATCH, parameters)
                .map(row -> AlertChange.all(row.getJsonArray("changes")));
    }

    private String[] told() {
        return rules.told().toArray(String[]::new);
    }
}
