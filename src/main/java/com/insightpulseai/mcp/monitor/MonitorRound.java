package com.insightpulseai.mcp.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.insightpulseai.mcp.alert.AlertDelivery;
import com.insightpulseai.mcp.monitor.HealthCheckRepository.Recorded;
import com.insightpulseai.mcp.monitor.MonitorReport.AlertChange;
import com.insightpulseai.mcp.monitor.MonitorReport.Checked;
import com.insightpulseai.mcp.monitor.seal.AuditSealer.Sealed;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** What one round has done so far. A step that fails keeps no other from being done. */
final class MonitorRound {

    private final List<Checked> providers = new ArrayList<>();
    private final List<AlertChange> alerts = new ArrayList<>();
    private final Map<String, Integer> upkeep = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private AlertDelivery.Summary deliveries = new AlertDelivery.Summary(0, 0, 0);

    /** Does one step and notes what it did, or that it failed. Never fails. */
    <T> Uni<Void> step(String name, Supplier<Uni<T>> work, Consumer<T> note) {
        return Uni.createFrom().deferred(work::get).invoke(note).replaceWithVoid()
                .onFailure().recoverWithUni(failure -> {
                    Log.errorf("The monitor's step %s failed: %s", name, failure);
                    failures.add(name);
                    return Uni.createFrom().voidItem();
                });
    }

    void failed(String name) {
        failures.add(name);
    }

    void recorded(Recorded recorded) {
        providers.add(recorded.checked());
        recorded.change().ifPresent(this::changed);
    }

    void changed(AlertChange change) {
        Log.warnf("Alert %s: %s of %s", change.transition(), change.kind(), change.subject());
        alerts.add(change);
    }

    void delivered(AlertDelivery.Summary summary) {
        deliveries = summary;
    }

    void kept(JsonObject done) {
        done.forEach(count -> {
            if (count.getValue() instanceof Number number) {
                upkeep.merge(count.getKey(), number.intValue(), Integer::sum);
            }
        });
    }

    void sealed(Sealed sealed) {
        if (sealed.seals() > 0) {
            upkeep.merge("seals_made", sealed.seals(), Integer::sum);
            upkeep.merge("events_sealed", (int) Math.min(sealed.events(), Integer.MAX_VALUE), Integer::sum);
        }
    }

    void exported(String target, int seals) {
        if (seals > 0) {
            upkeep.merge("seals_to_" + target, seals, Integer::sum);
        }
    }

    MonitorReport report() {
        return new MonitorReport(List.copyOf(providers), List.copyOf(alerts), deliveries, Map.copyOf(upkeep),
                List.copyOf(failures));
    }
}
