package com.insightpulseai.mcp.call;

import java.util.Optional;
import java.util.Set;

/**
 * A call that the database neither admitted nor refused for a reason of the call's own. Fired as a CDI event for metrics.
 *
 * @param reason {@code unreachable}, or the error of {@code ops.begin_call}: {@code audit_failed}, {@code database_error},
 *        {@code quota_busy}, {@code too_late}
 * @param sqlState PostgreSQL's code for what failed; empty where it did not respond
 */
public record AdmissionFailure(String reason, Optional<String> sqlState) {

    static final String UNREACHABLE = "unreachable";
    static final String TOO_LATE = "too_late";
    private static final String QUOTA_BUSY = "quota_busy";
    private static final Set<String> OF_ONE_CALL = Set.of(QUOTA_BUSY, UNREACHABLE, TOO_LATE);

    /** Tells errors of {@code ops.begin_call} that are the database's own. */
    static boolean isReason(String error) {
        return switch (error) {
            case "audit_failed", "database_error", QUOTA_BUSY, TOO_LATE -> true;
            default -> false;
        };
    }

    /**
     * Tells failures of a database that responds, which other calls meet too. A busy quota is that of one caller, and a
     * statement without a response in time says nothing of the next one.
     */
    boolean isOfDatabase() {
        return !OF_ONE_CALL.contains(reason);
    }

    @Override
    public String toString() {
        return reason + sqlState.map(code -> ", SQLSTATE " + code).orElse("");
    }
}
