package com.insightpulseai.mcp.functions.ops.event.refusal;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.functions.ops.alert.AlertContext.AlertCheck;
import com.insightpulseai.mcp.functions.ops.alert.OpsAlert;
import com.insightpulseai.mcp.functions.ops.event.EventRow;
import com.insightpulseai.mcp.functions.ops.read.ConsoleReader;
import com.insightpulseai.mcp.functions.ops.read.OpsReads;
import com.insightpulseai.mcp.functions.ops.read.SqlText;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** Reads what a refusal followed from: counts of a quota, checks and alerts of a provider. */
@ApplicationScoped
class RefusalEvidence {

    private static final int CALLS = 10;
    private static final int CHECKS = 5;

    private final OpsReads reads;

    RefusalEvidence(OpsReads reads) {
        this.reads = reads;
    }

    /**
     * Use of a quota.
     *
     * @param used in the window of the call; empty where that is not known any more
     * @param usedNow in the present window
     * @param calls that were counted in the window of the call, newest first
     */
    record CountedCalls(Optional<Integer> used, int usedNow, List<EventRow> calls) {
    }

    /** Reads the use of a quota, and at most 10 calls that were counted before an event. */
    Uni<CountedCalls> quota(ConsoleReader reader, EventRow event, String quotaClass, Duration window, OffsetDateTime start,
            OffsetDateTime startNow, List<String> tools) {
        return reads.read(reader.caller(), hint -> List.of(
                new SqlText().add("""
                        select r.window_start, r.call_count::int
                          from ops.provider_rate_limits r
                         where r.provider = ? and r.quota_class = ? and r.caller_id = ? and r.window_seconds = ?
                           and (r.window_start = ? or r.window_start = ?)""", event.provider(), quotaClass, event.callerId(),
                        (int) window.toSeconds(), start, startNow).statement(),
                new SqlText().add("select " + EventRow.COLUMNS + ", null::text as caller_name from ops.run_events e " + """
                        where e.caller_id = ? and e.created_at >= ? and e.created_at < ? and e.provider = ?
                          and e.tool = any (?::text[]) and e.status in ('started', 'ok', 'error', 'abandoned')
                          and (e.duration_ms is not null or e.status in ('started', 'abandoned')) and e.replay_of is null
                        order by e.created_at desc, e.id desc limit ?""", event.callerId(), start, event.createdAt(),
                        event.provider(), tools.toArray(String[]::new), CALLS).statement()))
                .map(reading -> {
                    Optional<Integer> used = Optional.empty();
                    int usedNow = 0;
                    for (Row row : reading.first()) {
                        int count = row.getInteger("call_count");
                        used = row.getOffsetDateTime("window_start").isEqual(start) ? Optional.of(count) : used;
                        usedNow = row.getOffsetDateTime("window_start").isEqual(startNow) ? count : usedNow;
                    }
                    List<EventRow> calls = new ArrayList<>();
                    reading.rows(1).forEach(row -> calls.add(EventRow.of(row)));
                    return new CountedCalls(used, usedNow, calls);
                });
    }

    /**
     * Knowledge of a provider at the time of an event.
     *
     * @param checks the last five before it, oldest first
     * @param newest the newest check of all
     */
    record Outage(List<OpsAlert> alerts, List<AlertCheck> checks, Optional<AlertCheck> newest) {

        /** @param fresh an older check tells nothing */
        WouldPass wouldPass(OffsetDateTime fresh) {
            return newest.filter(check -> check.checkedAt().isAfter(fresh))
                    .map(check -> check.status().equals("down") ? WouldPass.NO : WouldPass.YES).orElse(WouldPass.UNKNOWN);
        }
    }

    Uni<Outage> outage(ConsoleReader reader, EventRow event) {
        return reads.read(reader.caller(), hint -> List.of(
                OpsAlert.openAt(event.provider(), event.createdAt()),
                AlertCheck.before(event.provider(), event.createdAt(), CHECKS),
                AlertCheck.before(event.provider(), OffsetDateTime.now().plusDays(1), 1)))
                .map(reading -> new Outage(OpsAlert.of(reading.first()), AlertCheck.of(reading.rows(1)),
                        AlertCheck.of(reading.rows(2)).stream().findFirst()));
    }
}
