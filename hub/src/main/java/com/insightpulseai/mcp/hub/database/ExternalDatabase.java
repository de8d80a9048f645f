package com.insightpulseai.mcp.hub.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

import org.postgresql.ds.PGSimpleDataSource;

import com.insightpulseai.mcp.database.DatabaseUrl;
import com.insightpulseai.mcp.hub.run.StartRefused;
import com.insightpulseai.mcp.migrations.DatabaseDiagnosis;
import com.insightpulseai.mcp.migrations.MigrationException;
import com.insightpulseai.mcp.migrations.Migrations;

/** A database that somebody else runs, as the environment names it. Its text never shows the credentials. */
public final class ExternalDatabase {

    private static final String URL = "QUARKUS_DATASOURCE_REACTIVE_URL";
    private static final String USERNAME = "QUARKUS_DATASOURCE_USERNAME";
    private static final String PASSWORD = "QUARKUS_DATASOURCE_PASSWORD";
    private static final int PATIENCE_SECONDS = 10;
    // A function that the newest migration brings.
    private static final String READY = """
            select exists (select from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
                            where n.nspname = 'ops' and p.proname = 'end_stuck_sessions')""";

    private final DatabaseUrl url;
    private final String user;
    private final Password password;
    private final Optional<Migrator> migrator;

    private record Migrator(String user, Password password) {
    }

    private ExternalDatabase(DatabaseUrl url, String user, Password password, Optional<Migrator> migrator) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.migrator = migrator;
    }

    /**
     * Reads {@code QUARKUS_DATASOURCE_REACTIVE_URL}, {@code …_USERNAME} and {@code …_PASSWORD}, and for migrations
     * {@code MIGRATE_USER} and {@code MIGRATE_PASSWORD}.
     *
     * @return empty when there is no URL
     * @throws StartRefused when the URL is not one of PostgreSQL, or no user is named
     */
    public static Optional<ExternalDatabase> from(Map<String, String> environment) throws StartRefused {
        Optional<String> text = value(environment, URL).filter(given -> !given.isBlank());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        DatabaseUrl url = read(text.get(), environment);
        String user = value(environment, USERNAME).or(url::user)
                .orElseThrow(() -> new StartRefused(USERNAME + " is not set; the hub's login is mcp_hub."));
        String password = value(environment, PASSWORD).or(url::password).orElse("");
        return Optional.of(new ExternalDatabase(url, user, new Password(password), value(environment, "MIGRATE_USER")
                .map(owner -> new Migrator(owner, new Password(value(environment, "MIGRATE_PASSWORD").orElse(""))))));
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
                Migrations.of(url, migrator.get().user(), migrator.get().password().value()).apply();
            } catch (MigrationException e) {
                throw new StartRefused(e.getMessage(), e);
            }
        }
        if (!hasSchema()) {
            throw new StartRefused("The database at " + address()
                    + " has no ops schema, or that of an older version; set MIGRATE_USER and MIGRATE_PASSWORD, "
                    + "or run: java -jar migrations/target/migrations.jar --url " + url.jdbcUrl() + " --user postgres");
        }
    }

    /** @return host, port and database, for messages */
    public String address() {
        return url.address();
    }

    @Override
    public String toString() {
        return url.address();
    }

    private boolean hasSchema() throws StartRefused {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url.jdbcUrl());
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
            throw new StartRefused(new DatabaseDiagnosis(address(), user).explain(e) + " See " + URL + ", " + USERNAME + " and "
                    + PASSWORD + ".", e);
        }
    }

    /** The check must not take a server that calls would be refused by, so their TLS settings hold for it too. */
    private static DatabaseUrl read(String text, Map<String, String> environment) throws StartRefused {
        try {
            DatabaseUrl url = DatabaseUrl.parse(text);
            String mode = value(environment, "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE").or(url::sslMode)
                    .orElse("disable");
            boolean verified = mode.equals("require") || mode.startsWith("verify-");
            String certificates = value(environment, "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS")
                    .or(url::rootCertificate).orElse(verified ? DatabaseUrl.SYSTEM_CERTIFICATES : "");
            // The client of calls checks the certificate under require too; JDBC would not.
            return url.withTls(mode.equals("require") ? "verify-ca" : mode, certificates);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(URL + " must look like postgresql://host:5432/database: " + e.getMessage() + ".", e);
        }
    }

    /** An empty variable counts as unset. */
    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }
}
