package com.insightpulseai.mcp.monitor;

import java.util.List;
import java.util.Map;

import com.insightpulseai.mcp.alert.AlertDelivery;
import com.insightpulseai.mcp.health.HealthStatus;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What one round did.
 *
 * @param providers what was found of each, by name
 * @param alerts what became of alerts
 * @param deliveries what became of messages to webhooks
 * @param upkeep how much was done of each kind of upkeep
 * @param failures names of the steps that could not be done; the next round tries them again
 */
public record MonitorReport(List<Checked> providers, List<AlertChange> alerts, AlertDelivery.Summary deliveries,
        Map<String, Integer> upkeep, List<String> failures) {

    /**
     * One provider.
     *
     * @param message why it is so, in one sentence
     * @param recorded whether this check was kept; not where another monitor's was at the same time
     * @param announced how the provider is for those who are told of alerts, which follows checks with some patience
     */
    public record Checked(String provider, HealthStatus status, long latencyMs, String message, boolean recorded,
            HealthStatus announced) {
    }

    /**
     * An alert that changed.
     *
     * @param kind {@code provider_health}, {@code error_rate}, {@code default_partition}, {@code sealing},
     *        {@code seal_export} or {@code database}
     * @param transition {@code opened}, {@code changed} or {@code closed}
     */
    public record AlertChange(String kind, String subject, String transition) {

        static List<AlertChange> all(JsonArray rows) {
            return rows.stream().map(JsonObject.class::cast).map(row -> new AlertChange(row.getString("kind"),
                    row.getString("subject"), row.getString("transition"))).toList();
        }
    }
}
