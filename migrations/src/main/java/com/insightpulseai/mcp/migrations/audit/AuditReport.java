package com.insightpulseai.mcp.migrations.audit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.seal.Seal;

/**
 * The findings of a verification.
 *
 * @param seals how many seals there are
 * @param events how many events were compared with their seals
 * @param first time of the first of these, in microseconds since 1970; empty for none
 * @param last time of the last of these, likewise
 * @param expiries months that were dropped lawfully
 * @param unsealed how many events are not sealed yet
 * @param oldestUnsealed how old the oldest of these is
 * @param uncoveredColumns columns of the audit log that no seal covers
 */
record AuditReport(long seals, long events, Optional<Long> first, Optional<Long> last, List<Seal> expiries, long unsealed,
        Duration oldestUnsealed, List<String> uncoveredColumns, Findings findings) {
}
