package com.insightpulseai.mcp.monitor;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.alert.AlertRules;
import com.insightpulseai.mcp.monitor.MonitorReport.AlertChange;
import com.insightpulseai.mcp.monitor.seal.AuditSealer;
import com.insightpulseai.mcp.store.OpsDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/** Opens and closes the alerts about seals that are not made, or do not leave the database. */
@Singleton
class SealWatch {

    private static final String WATCH = """
            select coalesce(jsonb_agg(to_jsonb(w)), '[]') as changes \
            from ops.watch_seals(p_has_key => $1, p_behind_s => $2, p_webhooks => $3) w""";
    private static final Duration LATE = Duration.ofMinutes(15);
    /** After so long the next round but one closes an event that was never completed, and the one after it seals it. */
    private static final Duration ABANDONED = Duration.ofMinutes(10);

    private final OpsDatabase database;
    private final AlertRules rules;
    private final AuditSealer sealer;
    private final Duration late;

    SealWatch(OpsDatabase database, AlertRules rules, AuditSealer sealer, MonitorConfig config) {
        this.database = database;
        this.rules = rules;
        this.sealer = sealer;
        Duration longest = ABANDONED.plus(config.interval().multipliedBy(3));
        this.late = longest.compareTo(LATE) > 0 ? longest : LATE;
    }

    /** Looks at what is not sealed, and at the targets of seals. Fails with {@code DatabaseUnavailableException} only. */
    Uni<List<AlertChange>> watch() {
        Tuple parameters = Tuple.tuple()
                .addBoolean(sealer.hasKey())
                .addInteger((int) late.toSeconds())
                .addArrayOfString(rules.told().toArray(String[]::new));
        return database.patiently(WATCH, parameters).map(row -> AlertChange.all(row.getJsonArray("changes")));
    }
}
