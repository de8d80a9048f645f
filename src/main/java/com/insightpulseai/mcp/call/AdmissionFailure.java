package com.insightpulseai.mcp.call;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A call that the database neither admitted nor refused for a reason of the call's own. Fired as a CDI event for metrics.
 *
 * @param reason {@code unreachable}; {@code too_late}; {@code database_error}, {@code quota_busy} or
 *        {@code key_busy}, which are on record; {@code audit_failed}, which is not; {@code schema_mismatch}
 * @param sqlState PostgreSQL's code for what failed; empty where it did not respond
 */
public record AdmissionFailure(String reason, Optional<String> sqlState) {

    static final String UNREACHABLE = "unreachable";
    static final String TOO_LATE = "too_late";
    private static final String QUOTA_BUSY = "quota_busy";
    private static final String KEY_BUSY = "key_busy";
    private static final String SCHEMA_MISMATCH = "schema_mismatch";
    private static final Set<String> OF_ONE_CALL = Set.of(QUOTA_BUSY, KEY_BUSY, UNREACHABLE, TOO_LATE);

    /** Tables of which calls of one caller wait for each other's rows. */
    private static final Map<String, String> BUSY = Map.of("ops.provider_rate_limits", QUOTA_BUSY,
            "ops.idempotency_keys", KEY_BUSY);

    /** What PostgreSQL reports of a statement that the schema was not made for. */
    private static final Set<String> UNKNOWN_NAMES = Set.of(
            "3F000", // invalid_schema_name
            "42703", // undefined_column
            "42704", // undefined_object, such as a type
            "42883"); // undefined_function

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** @param isIn tells whether the statement failed at a table */
    static AdmissionFailure of(String sqlState, Predicate<String> isIn) {
        Optional<String> busy = BUSY.entrySet().stream()
                .filter(table -> sqlState.equals(LOCK_NOT_AVAILABLE) && isIn.test(table.getKey())).map(Map.Entry::getValue)
                .findFirst();
        return new AdmissionFailure(busy.orElse("database_error"), Optional.of(sqlState));
    }

    /** The same, of which the database took no record either. */
    AdmissionFailure unrecorded() {
        return new AdmissionFailure(isOfAnotherSchema() ? SCHEMA_MISMATCH : "audit_failed", sqlState);
    }

    private boolean isOfAnotherSchema() {
        return sqlState.filter(UNKNOWN_NAMES::contains).isPresent();
    }

    /**
     * Tells failures of a database that responds, which other calls meet too. A busy quota or key is that of one caller, and a
     * statement without a response in time says nothing of the next one.
     */
    boolean isOfDatabase() {
        return !OF_ONE_CALL.contains(reason);
    }

    @Override
    public String toString() {
        return reason + sqlState.map(code -> ", SQLSTATE " + code).orElse("") + (isOfAnotherSchema()
                ? " (schema ops is of another version than this program: run the migrations of this version)"
                : "");
    }
}
