package com.insightpulseai.mcp.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Someone who reads by the login of reports: each query is a transaction with the claims of a token, as authenticated. */
final class Reader {

    private final String claims;

    private Reader(String claims) {
        this.claims = claims;
    }

    /** With the claims of a token that says a role. */
    static Reader of(UUID user, String role) {
        return with("{\"sub\":\"%s\",\"iss\":\"https://issuer\",\"app_metadata\":{\"ops_role\":\"%s\"}}".formatted(user, role));
    }

    static Reader with(String claims) {
        return new Reader(claims);
    }

    List<Map<String, Object>> query(String sql, Object... arguments) throws SQLException {
        return inTransaction(true, sql, arguments);
    }

    /** A query whose answer is taken and whose rows are not. */
    List<Map<String, Object>> queryAndRollBack(String sql, Object... arguments) throws SQLException {
        return inTransaction(false, sql, arguments);
    }

    private List<Map<String, Object>> inTransaction(boolean commit, String sql, Object... arguments) throws SQLException {
        try (Connection connection = Database.login(Database.OPS)) {
            connection.setAutoCommit(false);
            Database.query(connection, """
                    select set_config('request.jwt.claims', ops.live_claims(?::jsonb)::text, true),
                           set_config('role', 'authenticated', true)""", claims);
            List<Map<String, Object>> rows = Database.query(connection, sql, arguments);
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return rows;
        }
    }
}
