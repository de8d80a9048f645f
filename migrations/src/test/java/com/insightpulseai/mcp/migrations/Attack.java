package com.insightpulseai.mcp.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A login that tries to have code of its own run with the rights of another role: it gives that code names which functions
 * might look up, and calls all functions that it may execute.
 */
final class Attack {

    /** The ways to give code a name, each a file below {@code attack/}. */
    static final List<String> DISGUISES = List.of("types", "casts", "views", "tables", "functions", "operators", "settings");

    private static final String REACHABLE = """
            select p.oid::regproc::text as name
              from pg_proc p join pg_namespace n on n.oid = p.pronamespace
             where n.nspname not in ('pg_catalog', 'information_schema') and not pg_get_userbyid(p.proowner) like 'mcp\\_%'
               and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute')
             order by 1
            """;

    private final String database;

    Attack(String database) {
        this.database = database;
    }

    /** The functions outside of {@code pg_catalog} that a login may execute. */
    Set<String> reachable(String login) throws SQLException {
        try (Connection connection = Server.connect(login, database)) {
            Set<String> names = new TreeSet<>();
            Database.query(connection, REACHABLE).forEach(row -> names.add((String) row.get("name")));
            return names;
        }
    }

    /** The functions through which the login's code ran as another role. */
    Set<String> seizedBy(String login, String disguise) throws SQLException {
        try (Connection owner = Server.connect(Server.SUPERUSER, database)) {
            run(owner, file("state"));
        }
        Set<String> targets = reachable(login);
        Set<String> seized = new TreeSet<>();
        try (Connection attacker = Server.connect(login, database)) {
            run(attacker, file("seize"));
            if (disguise.equals("settings")) {
                run(attacker, file("types"));
            }
            run(attacker, file(disguise));
            for (String function : targets) {
                for (String call : AttackedCalls.of(function, login)) {
                    if (seizes(attacker, call)) {
                        seized.add(function);
                    }
                }
            }
        }
        return seized;
    }

    private static boolean seizes(Connection attacker, String call) throws SQLException {
        try (Statement statement = attacker.createStatement()) {
            try {
                statement.execute(call);
            } catch (SQLException refused) {
                // What ran before that has left its warning.
            }
            for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                if (warning.getMessage().contains("SEIZED")) {
                    return true;
                }
            }
            return false;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String file(String name) {
        try (InputStream content = Attack.class.getResourceAsStream("/attack/" + name + ".sql")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
