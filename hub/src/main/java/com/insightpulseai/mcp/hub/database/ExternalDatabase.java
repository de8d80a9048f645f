package com.insightpulseai.mcp.hub.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    private static final String SSL_MODE = "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE";
    private static final String TRUST = "QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_";
    private static final int PATIENCE_SECONDS = 10;
    // The parameter that came last: a schema without it is an older one.
    private static final String READY = """
            select exists (
              select from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
               where n.nspname = 'ops' and p.proname = 'begin_call' and 'p_request_digest' = any (p.proargnames))""";

    private final DatabaseUrl given;
    private final DatabaseUrl url;
    private final String user;
    private final Password password;
    private final Optional<Migrator> migrator;

    private record Migrator(String user, Password password) {
    }

    private ExternalDatabase(DatabaseUrl given, DatabaseUrl url, String user, Password password, Optional<Migrator> migrator) {
        this.given = given;
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
        DatabaseUrl url = read(text.get());
        String user = value(environment, USERNAME).or(url::user)
                .orElseThrow(() -> new StartRefused(USERNAME + " is not set; the hub's login is mcp_hub."));
        String password = value(environment, PASSWORD).or(url::password).orElse("");
        return Optional.of(new ExternalDatabase(url, asCallsDo(url, environment), user, new Password(password),
                value(environment, "MIGRATE_USER")
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
                    + "or run: java -jar migrations/target/migrations.jar --url " + given.jdbcUrl() + " --user postgres");
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

    private static DatabaseUrl read(String text) throws StartRefused {
        try {
            return DatabaseUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(URL + " must look like postgresql://host:5432/database: " + e.getMessage() + ".", e);
        }
    }

    /** The check must not take a server that calls would be refused by, so their TLS settings hold for it too. */
    private static DatabaseUrl asCallsDo(DatabaseUrl url, Map<String, String> environment) throws StartRefused {
        String mode = value(environment, SSL_MODE).or(url::sslMode).orElse("disable");
        Optional<String> file = value(environment, TRUST + "PEM_CERTS").or(url::rootCertificate);
        boolean hasStore = Stream.of("JKS", "PFX").anyMatch(kind -> "true".equals(environment.get(TRUST + kind)));
        if (mode.startsWith("verify-") && file.isEmpty() && !hasStore) {
            throw new StartRefused("The SSL mode " + mode + " needs a file of certificates; set " + TRUST
                    + "PEM_CERTS, or sslrootcert in " + URL + ".");
        }
        boolean isVerified = mode.equals("require") || mode.startsWith("verify-");
        try {
            // The client of calls checks the certificate under require too; JDBC would not.
            return url.withTls(mode.equals("require") ? "verify-ca" : mode,
                    file.orElse(isVerified ? DatabaseUrl.SYSTEM_CERTIFICATES : ""));
        } catch (IllegalArgumentException e) {
            throw new StartRefused(SSL_MODE + " is '" + mode + "': " + e.getMessage() + ".", e);
        }
    }

    /** An empty variable counts as unset. */
    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }
}
