package com.insightpulseai.mcp.health;

import java.util.Map;
import java.util.Optional;

/**
 * Why calls cannot be recorded, and so are not made.
 *
 * @param sqlState PostgreSQL's code; empty where the database does not respond
 * @see <a href="https://www.postgresql.org/docs/17/errcodes-appendix.html">PostgreSQL error codes</a>
 */
public record RecordingFault(Optional<String> sqlState) {

    private static final Map<String, String> MEANINGS = Map.of(
            "25006", "the database is read-only",
            "53100", "its disk is full",
            "53200", "it is out of memory",
            "55P03", "a table is locked",
            "57014", "it takes too long");

    static RecordingFault of(String sqlState) {
        return new RecordingFault(Optional.of(sqlState));
    }

    public static RecordingFault unreachable() {
        return new RecordingFault(Optional.empty());
    }

    /** The fault in one sentence, without anything of a row or a statement. */
    public String message() {
        return sqlState
                .map(code -> "Calls cannot be recorded, so they are not made: "
                        + Optional.ofNullable(MEANINGS.get(code)).map(meaning -> meaning + ", ").orElse("") + "SQLSTATE " + code
                        + ".")
                .orElse("The database does not respond, so no calls are made.");
    }
}
