package com.insightpulseai.mcp.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.insightpulseai.mcp.store.secrets.DatabaseSecret;

import io.quarkus.reactive.datasource.runtime.ConnectOptionsSupplier;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;

/**
 * Makes the pool as Quarkus does, but for two things. A connection on which nothing arrives for a while is closed: the client
 * bounds the time of a TCP connect alone, and a server that accepts connections and never responds, or is gone without a
 * word, would take the pool's places for good. And a connection starts without a setting that PgBouncer refuses.
 */
@Singleton
class DatabasePool implements PgPoolCreator {

    /**
     * Sent by the client for floating-point numbers of servers before PostgreSQL 12. PgBouncer refuses a connection with a
     * parameter that it does not track, unless its {@code ignore_startup_parameters} names it.
     */
    private static final String FLOAT_DIGITS = "extra_float_digits";

    private final Duration longestSilence;
    private final Optional<String> credentialsProvider;
    private final DatabaseSecret secret;

    /**
     * @param longestSilence more than the longest statement takes (30 s, of {@code mcp_monitor}) and than the pool keeps an
     *        idle
     *        connection
     */
    DatabasePool(
            @ConfigProperty(name = "mcp.database-connections.longest-silence", defaultValue = "35s") Duration longestSilence,
            @ConfigProperty(name = "quarkus.datasource.credentials-provider") Optional<String> credentialsProvider,
            DatabaseSecret secret) {
        this.longestSilence = longestSilence;
        this.credentialsProvider = credentialsProvider;
        this.secret = secret;
    }

    @Override
    public Pool create(Input input) {
        List<SqlConnectOptions> servers = input.pgConnectOptionsList().stream()
                .<SqlConnectOptions> map(this::options).toList();
        ClientBuilder<Pool> builder = PgBuilder.pool().using(input.vertx()).with(input.poolOptions());
        return credentialsProvider
                .map(name -> builder.connectingTo(new ConnectOptionsSupplier<>(secret, name, servers,
                        server -> copy((PgConnectOptions) server))))
                .orElseGet(() -> builder.connectingTo(servers))
                .build();
    }

    PgConnectOptions options(PgConnectOptions server) {
        PgConnectOptions options = copy(server);
        options.setIdleTimeout((int) longestSilence.toMillis()).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        options.getProperties().remove(FLOAT_DIGITS);
        return options;
    }

    private static PgConnectOptions copy(PgConnectOptions server) {
        // The copy constructor of Vert.x 4.5 leaves this one out.
        return new PgConnectOptions(server).setUseLayer7Proxy(server.getUseLayer7Proxy());
    }
}
