package com.insightpulseai.mcp.hub.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jboss.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL that belongs to one hub: it keeps its data between runs, listens on a loopback port chosen at the start,
 * asks every connection for a password, and is started again on the same port should it die.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final String DATABASE = "postgres";

    private final PostgresCluster cluster;
    private final Password password;
    private final int port;
    private final Supervision supervision;

    private EmbeddedDatabase(PostgresCluster cluster, int port) throws IOException {
        this.cluster = cluster;
        this.port = port;
        this.password = cluster.superuserPassword();
        this.supervision = new Supervision(new Watched());
    }

    /**
     * Starts the server on the data in a folder, which is created where it is missing. A server that a killed hub left
     * behind there is stopped first. The caller must make sure that no other hub uses the folder.
     *
     * @throws IOException when it does not start; the message is fit for a person
     */
    public static EmbeddedDatabase start(Path folder) throws IOException {
        return start(folder, folder);
    }

    /** As {@link #start(Path)}, with PostgreSQL's programs unpacked somewhere else than beside the data. */
    static EmbeddedDatabase start(Path folder, Path programs) throws IOException {
        PostgresCluster cluster = PostgresCluster.open(folder, PostgresBinaries.unpackBelow(programs));
        cluster.stop();
        int port = freePort();
        cluster.start(port);
        return new EmbeddedDatabase(cluster, port);
    }

    /** @return the loopback port, the same for as long as this object lives */
    public int port() {
        return port;
    }

    /** @return the superuser's name */
    public String user() {
        return PostgresCluster.SUPERUSER;
    }

    /** @return the superuser's password, a secret */
    public String password() {
        return password.value();
    }

    /** @return the URL for JDBC, without credentials */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /** @return the URL for the reactive client, without credentials */
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** @return the URL for psql, with the superuser's password: a secret */
    public String psqlUrl() {
        return "postgresql://" + user() + ":" + password.value() + "@127.0.0.1:" + port + "/" + DATABASE;
    }

    /** @return a new connection as superuser; the caller closes it */
    public Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user());
        source.setPassword(password.value());
        return source.getConnection();
    }

    /**
     * Gives a login role a new random password; the former one is void at once.
     *
     * @return the new password, a secret
     */
    public String renewPassword(String role) throws SQLException {
        Password fresh = Password.random();
        try (Connection connection = connect();
                PreparedStatement format = connection.prepareStatement("select format('alter role %I password %L', ?, ?)")) {
            format.setString(1, role);
            format.setString(2, fresh.value());
            try (ResultSet formatted = format.executeQuery(); Statement alter = connection.createStatement()) {
                formatted.next();
                alter.execute(formatted.getString(1));
            }
        }
        return fresh.value();
    }

    /** Stops the server. Connections end, what was committed stays. Closing twice does nothing. */
    @Override
    public void close() throws IOException {
        if (supervision.end()) {
            cluster.stop();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }

    private final class Watched implements Supervision.Server {

        @Override
        public boolean running() throws IOException {
            return cluster.running();
        }

        @Override
        public void restart() throws IOException {
            LOG.warnf("PostgreSQL stopped by itself; starting it again on port %d.", port);
            cluster.stop();
            cluster.start(port);
            LOG.info("PostgreSQL is back.");
        }
    }
}
