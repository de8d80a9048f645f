package com.insightpulseai.mcp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.postgresql.util.PasswordUtil;

import com.insightpulseai.mcp.migrations.Migrations;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Runs the server and migrates its database. Lives in the system class loader, see {@link TestServerMBean}. */
public final class TestServer implements TestServerMBean {

    private static final String NAME = "com.insightpulseai.mcp.testing:type=TestServer";
    private static final Duration STARTUP = Duration.ofMinutes(1);
    /** PostgreSQL's default, 4096, costs each connection 17 ms of its client's processor time. */
    private static final int SCRAM_ITERATIONS = 1;

    // Held, because a logger that nobody refers to is collected and forgets its level.
    private static final Logger SERVER_LOG = Logger.getLogger("io.zonky.test");

    private final Path data;
    private final String password = UUID.randomUUID().toString();
    private final int port;
    private EmbeddedPostgres postgres;

    private TestServer() throws IOException {
        SERVER_LOG.setLevel(Level.WARNING);
        data = Files.createTempDirectory("mcp-test-database");
        PreparedData.of(version()).copyTo(data, this::prepare);
        postgres = launch(0);
        port = postgres.getPort();
    }

    /** The version of PostgreSQL, from the name of the archive that has its programs. */
    private static String version() {
        return String.valueOf(TestServer.class.getResource("/postgres-linux-x86_64.txz"));
    }

    private void prepare() throws IOException {
        postgres = launch(0);
        try {
            migrate();
        } catch (SQLException failure) {
            throw new IOException(failure);
        } finally {
            stop();
        }
    }

    /** The server, started and migrated by the first who asks. */
    static TestServerMBean shared() {
        MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
        synchronized (platform) {
            try {
                ObjectName name = new ObjectName(NAME);
                if (!platform.isRegistered(name)) {
                    Class.forName(TestServer.class.getName(), true, ClassLoader.getSystemClassLoader())
                            .getMethod("register").invoke(null);
                }
                return JMX.newMBeanProxy(platform, name, TestServerMBean.class);
            } catch (JMException | ReflectiveOperationException failure) {
                throw new IllegalStateException("The test database did not start", failure);
            }
        }
    }

    /** Starts the server and makes it known to the JVM; called once, across class loaders. */
    public static void register() throws IOException, SQLException, JMException {
        TestServer server = new TestServer();
        Runtime.getRuntime().addShutdownHook(new Thread(server::remove));
        server.givePasswords();
        ManagementFactory.getPlatformMBeanServer().registerMBean(server, new ObjectName(NAME));
    }

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public synchronized void start() {
        if (postgres == null) {
            try {
                postgres = launch(port);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    @Override
    public synchronized void stop() {
        if (postgres != null) {
            try {
                postgres.close();
                postgres = null;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private EmbeddedPostgres launch(int wantedPort) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(wantedPort)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                .setDataDirectoryCustomizer(directory -> requirePasswords(directory.toPath()))
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                // No event is sealed before transactions of its time have ended, those of autovacuum included.
                .setServerConfig("autovacuum", "off")
                .start();
    }

    // The embedded server trusts everyone; a test of credentials must be able to fail.
    private static void requirePasswords(Path directory) {
        try {
            Files.writeString(directory.resolve("pg_hba.conf"), """
                    host all postgres all trust
                    host all all      all scram-sha-256
                    """);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void migrate() throws SQLException {
        Migrations.of(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "").apply();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension pg_stat_statements");
        }
    }

    private void givePasswords() throws SQLException {
        String verifier = PasswordUtil.encodeScramSha256(password.toCharArray(), SCRAM_ITERATIONS, new byte[16]);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$
                    declare v_login name;
                    begin
                      for v_login in select rolname from pg_roles where rolcanlogin and starts_with(rolname, 'mcp_') loop
                        execute format('alter role %%I password %%L', v_login, '%s');
                      end loop;
                    end $$""".formatted(verifier));
        }
    }

    private void remove() {
        stop();
        try {
            PreparedData.delete(data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
