package com.insightpulseai.mcp.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Checks of providers, three bad or two good ones of which decide, and the passing of time between them. */
final class Checks {

    /** Seconds. */
    static final int INTERVAL = 60;
    static final int BAD = 3;
    static final int GOOD = 2;

    private Checks() {
    }

    /** Records what a check finds an interval after the one before. */
    static Map<String, Object> next(String provider, String status) throws SQLException {
        pass(INTERVAL);
        return record(provider, status);
    }

    static Map<String, Object> record(String provider, String status) throws SQLException {
        try (Connection monitor = Database.login(Database.MONITOR)) {
            return record(monitor, provider, status);
        }
    }

    static Map<String, Object> record(Connection connection, String provider, String status) throws SQLException {
        return record(connection, provider, status, INTERVAL);
    }

    static Map<String, Object> record(Connection connection, String provider, String status, int interval)
            throws SQLException {
        return Database.query(connection, "select * from ops.record_health(?, ?, 12, ?, 30, 100, ?, ?, ?, '{chat}')", provider,
                status, "It is " + status + ".", interval, BAD, GOOD).get(0);
    }

    /** Lets a provider be found and announced as down. */
    static void bringDown(String provider) throws SQLException {
        for (int check = 0; check < BAD; check++) {
            next(provider, "down");
        }
    }

    /** Lets time pass for all that is known of providers. */
    static void pass(int seconds) {
        Database.execute("update ops.provider_health set checked_at = checked_at - make_interval(secs => ?)", seconds);
        Database.execute("""
                update ops.provider_state
                   set latest_at = latest_at - t, valid_until = valid_until - t, trial_at = trial_at - t,
                       responded_at = responded_at - t
                  from make_interval(secs => ?) t
                """, seconds);
    }
}
