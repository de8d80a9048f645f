package com.insightpulseai.mcp.hub.database;

import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.postgresql.ds.PGSimpleDataSource;

import com.insightpulseai.mcp.hub.run.StartRefused;
import com.insightpulseai.mcp.migrations.MigrationException;
import com.insightpulseai.mcp.migrations.Migrations;

/** A database that somebody else runs, as the environment names it. Its text never shows the credentials. */
public final class ExternalDatabase {

    private static final Pattern URL = Pattern.compile("(?:vertx-reactive:)?postgres(?:ql)?://"
            + "(?:([^:@/?]*)(?::([^@/?]*))?@)?((?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?)/([^?,/]+)(?:\\?(.*))?");
    private static final Pattern SSL_MODE = Pattern.compile("(?:^|&)sslmode=([a-z-]+)");
    private static final int PATIENCE_SECONDS = 10;
    // A function that the newest migration brings.
    private static final String READY = """
            select exists (select from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
                            where n.nspname = 'ops' and p.proname = 'session_has_ended')""";

    private final String address;
    private final String user;
    private final Password password;
    private final Optional<Migrator> migrator;
    private final Map<String, String> tls;

    private record Migrator(String user, Password password) {
    }

    private ExternalDatabase(String address, String user, Password password, Optional<Migrator> migrator,
            Map<String, String> tls) {
        this.address = address;
        this.user = user;
        this.password = password;
        this.migrator = migrator;
        this.tls = tls;
    }

    /**
     * Reads {@code QUARKUS_DATASOURCE_REACTIVE_URL}, {@code …_USERNAME} and {@code …_PASSWORD}, and for migrations
     * {@code MIGRATE_USER} and {@code MIGRATE_PASSWORD}.
     *
     * @return empty when there is no URL
     * @throws StartRefused when the URL is not one of PostgreSQL, or no user is named
     */
    public static Optional<ExternalDatabase> from(Map<String, String> environment) throws StartRefused {
        String url = environment.getOrDefault("QUARKUS_DATASOURCE_REACTIVE_URL", "").strip();
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new StartRefused("QUARKUS_DATASOURCE_REACTIVE_URL must look like postgresql://host:5432/database.");
        }
        String user = environment.getOrDefault("QUARKUS_DATASOURCE_USERNAME", orEmpty(parts.group(1)));
        String password = environment.getOrDefault("QUARKUS_DATASOURCE_PASSWORD", orEmpty(parts.group(2)));
        if (user.isEmpty()) {
            throw new StartRefused("QUARKUS_DATASOURCE_USERNAME is not set; the hub's login is mcp_hub.");
        }
        String migrator = environment.getOrDefault("MIGRATE_USER", "");
        Password migratorPassword = new Password(environment.getOrDefault("MIGRATE_PASSWORD", ""));
        return Optional.of(new ExternalDatabase(parts.group(3) + "/" + parts.group(4), user, new Password(password),
                migrator.isEmpty() ? Optional.empty() : Optional.of(new Migrator(migrator, migratorPassword)),
                tls(environment, orEmpty(parts.group(5)))));
    }

    /**
     * Makes sure that calls can be served: migrates where a migrator's credentials were given, connects, and looks for the
     * schema.
     *
     * @throws StartRefused when any of that fails
     */
    public void prepare() throws StartRefused {
        if (migrator.isPresent()) {
            try {
                Migrations.of(jdbcUrl(), migrator.get().user(), migrator.get().password().value()).apply();
            } catch (MigrationException e) {
                throw new StartRefused(e.getMessage(), e);
            }
        }
        if (!hasSchema()) {
            throw new StartRefused("The database at " + address
                    + " has no ops schema, or that of an older version; set MIGRATE_USER and MIGRATE_PASSWORD, "
                    + "or run: java -jar migrations/target/migrations.jar --url " + jdbcUrl() + " --user postgres");
        }
    }

    /** @return host, port and database, for messages */
    public String address() {
        return address;
    }

    @Override
    public String toString() {
        return address;
    }

    private boolean hasSchema() throws StartRefused {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user);
        source.setPassword(password.value());
        source.setConnectTimeout(PATIENCE_SECONDS);
        source.setLoginTimeout(PATIENCE_SECONDS);
        source.setSocketTimeout(PATIENCE_SECONDS);
        // Named prepared statements do not survive a pooler in transaction mode.
        source.setPrepareThreshold(0);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READY)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new StartRefused(explain(e), e);
        }
    }

    private String jdbcUrl() {
        String query = tls.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
                .reduce((one, other) -> one + "&" + other).map(all -> "?" + all).orElse("");
        return "jdbc:postgresql://" + address + query;
    }

    private String explain(SQLException e) {
        String state = Optional.ofNullable(e.getSQLState()).orElse("");
        return switch (state) {
            case "28P01", "28000", "08004" -> "The database at " + address + " refused user " + user
                    + "; check QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.";
            case "3D000" -> "There is no such database at " + address + "; check QUARKUS_DATASOURCE_REACTIVE_URL.";
            case "08001", "08006" -> "Cannot reach the database at " + address
                    + (e.getCause() instanceof UnknownHostException ? ": unknown host" : "")
                    + "; check that it runs, and QUARKUS_DATASOURCE_REACTIVE_URL.";
            default -> "The database at " + address + " cannot be used (SQLSTATE " + state + "): "
                    + orEmpty(e.getMessage()).lines().findFirst().orElse("");
        };
    }

    /** The check must not trust a server that the hub itself would refuse, so the hub's TLS settings hold for it too. */
    private static Map<String, String> tls(Map<String, String> environment, String query) {
        Matcher inUrl = SSL_MODE.matcher(query);
        String mode = environment.getOrDefault("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE",
                inUrl.find() ? inUrl.group(1) : "");
        if (mode.isEmpty()) {
            return Map.of();
        }
        if (!mode.startsWith("verify-")) {
            return Map.of("sslmode", mode);
        }
        String certificates = environment.getOrDefault("QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS", "");
        return certificates.isEmpty()
                ? Map.of("sslmode", mode, "sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory")
                : Map.of("sslmode", mode, "sslrootcert", certificates);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
