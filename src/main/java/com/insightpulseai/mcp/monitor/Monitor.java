package com.insightpulseai.mcp.monitor;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.alert.AlertDelivery;
import com.insightpulseai.mcp.alert.DatabaseAlarm;
import com.insightpulseai.mcp.health.HealthCheckRegistry;
import com.insightpulseai.mcp.health.HealthCheckRunner;
import com.insightpulseai.mcp.health.HealthRepository;
import com.insightpulseai.mcp.health.HealthRepository.Known;
import com.insightpulseai.mcp.health.HealthRepository.Outcome;
import com.insightpulseai.mcp.health.ProviderHealth;
import com.insightpulseai.mcp.health.RecordingFault;
import com.insightpulseai.mcp.health.RecordingFaults;
import com.insightpulseai.mcp.monitor.MonitorReport.AlertChange;
import com.insightpulseai.mcp.monitor.seal.AuditSealer;
import com.insightpulseai.mcp.monitor.seal.SealExporter;
import com.insightpulseai.mcp.monitor.seal.SealTarget;
import com.insightpulseai.mcp.store.OpsDatabase;

import io.quarkus.logging.Log;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Checks all providers on a schedule, keeps what it finds, tells webhooks of what follows from it, and keeps the tables in
 * order. Rounds may be made by several processes at a time.
 */
@Singleton
public class Monitor {

    private static final Duration LONGEST_CHECKS = Duration.ofSeconds(4);
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(15);
    private static final Duration LONGEST_REPETITION = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT_TO_END_SESSIONS = Duration.ofSeconds(2);
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);

    private final HealthCheckRegistry providers;
    private final HealthRepository lookup;
    private final HealthCheckRunner checks;
    private final HealthCheckRepository records;
    private final AlertDelivery delivery;
    private final OpsDatabase database;
    private final DatabaseAlarm alarm;
    private final RecordingFaults faults;
    private final AuditSealer sealer;
    private final SealExporter exporter;
    private final SealWatch seals;

    /** @throws ConfigurationException when the interval is out of range */
    Monitor(HealthCheckRegistry providers, HealthRepository lookup, HealthCheckRunner checks, HealthCheckRepository records,
            AlertDelivery delivery, OpsDatabase database, DatabaseAlarm alarm, RecordingFaults faults,
            AuditSealer sealer, SealExporter exporter, SealWatch seals, MonitorConfig config) {
        this.providers = providers;
        this.lookup = lookup;
        this.checks = checks;
        this.records = records;
        this.delivery = delivery;
        this.database = database;
        this.alarm = alarm;
        this.faults = faults;
        this.sealer = sealer;
        this.exporter = exporter;
        this.seals = seals;
        if (config.interval().compareTo(SHORTEST_INTERVAL) < 0 || config.interval().compareTo(LONGEST_INTERVAL) > 0) {
            throw new ConfigurationException("mcp.monitor.interval: " + config.interval() + " is out of range; use 1s to 1h");
        }
    }

    /** Makes one round, and never fails: the report names what could not be done. */
    public Uni<MonitorReport> round() {
        return Uni.createFrom().deferred(() -> {
            MonitorRound round = new MonitorRound();
            return alarm.prepare()
                    .chain(() -> lookup.lookForChecks(providers.all()))
                    .onItem().transformToUni(known -> round(round, known)
                            .chain(() -> judge(round, faults.find(known))))
                    .onFailure().recoverWithUni(failure -> {
                        Log.errorf("The monitor's round was not made: %s", failure);
                        round.failed("database");
                        return judge(round, Optional.of(RecordingFault.unreachable())).chain(() -> endStuckSessions(round));
                    })
                    .map(done -> round.report());
        });
    }

    private Uni<Void> judge(MonitorRound round, Optional<RecordingFault> fault) {
        return alarm.judge(fault.map(RecordingFault::message))
                .invoke(transition -> transition.ifPresent(
                        changed -> round.changed(new AlertChange(DatabaseAlarm.KIND, DatabaseAlarm.SUBJECT, changed))))
                .replaceWithVoid();
    }

    private Uni<Void> round(MonitorRound round, Known known) {
        if (known.outcome() != Outcome.OK) {
            Log.error("The database lets this login make no rounds; use mcp_monitor or mcp_hub");
            round.failed("login");
            return Uni.createFrom().voidItem();
        }
        return checks.check(providers.all(), known, LONGEST_CHECKS)
                .chain(found -> inTurn(found, health -> record(round, health)))
                .chain(() -> round.step("watch_calls", records::watchCalls, changes -> changes.forEach(round::changed)))
                .chain(() -> round.step("deliveries", () -> delivery.deliver(LONGEST_DELIVERY), round::delivered))
                .chain(() -> inTurn(EnumSet.complementOf(EnumSet.copyOf(MaintenanceTask.FOR_REPORTS)),
                        task -> keep(round, task)))
                // After the sweep, which finishes what would hold it up.
                .chain(() -> round.step("seal_audit", sealer::seal, round::sealed))
                .chain(() -> inTurn(exporter.targets(), target -> export(round, target)))
                .chain(() -> round.step("watch_seals", seals::watch, changes -> changes.forEach(round::changed)))
                .chain(() -> inTurn(MaintenanceTask.FOR_REPORTS, task -> keep(round, task)));
    }

    private Uni<Void> export(MonitorRound round, SealTarget target) {
        return round.step("export_seals/" + target.name(), () -> exporter.export(target),
                count -> round.exported(target.name(), count));
    }

    private Uni<Void> record(MonitorRound round, ProviderHealth health) {
        return round.step("record_health/" + health.provider(), () -> records.record(health), round::recorded);
    }

    /** A session that has used up the server's memory for locks makes every statement fail but this one. */
    private Uni<Void> endStuckSessions(MonitorRound round) {
        return database
                .once(MaintenanceTask.END_STUCK_SESSIONS.statement(), LONGEST_WAIT_TO_END_SESSIONS, Tuple.tuple())
                .invoke(row -> round.kept(row.getJsonObject("done")))
                .replaceWithVoid()
                .onFailure().recoverWithNull();
    }

    private Uni<Void> keep(MonitorRound round, MaintenanceTask task) {
        long end = System.nanoTime() + LONGEST_REPETITION.toNanos();
        return round.step(task.wireName(), () -> keep(round, task, end), done -> {
        });
    }

    private Uni<Void> keep(MonitorRound round, MaintenanceTask task, long end) {
        return database.patiently(task.statement(), Tuple.tuple())
                .map(row -> row.getJsonObject("done"))
                .invoke(round::kept)
                .chain(done -> task.leftSome(done) && System.nanoTime() < end
                        ? keep(round, task, end)
                        : Uni.createFrom().voidItem());
    }

    private static <T> Uni<Void> inTurn(Collection<T> items, Function<T, Uni<Void>> work) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (T item : items) {
            Supplier<Uni<? extends Void>> next = () -> work.apply(item);
            done = done.chain(next);
        }
        return done;
    }
}
