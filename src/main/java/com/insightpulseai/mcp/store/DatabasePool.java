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
 * Makes the pool as Quarkus does, but for one thing: a connection on which nothing arrives for a while is closed. The client
 * bounds the time of a TCP connect alone. Without this a server that accepts connections and never responds, or is gone
 * without a word, would take the pool's places for good.
 */
@Singleton
class DatabasePool implements PgPoolCreator {

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
        List<SqlConnectOptions> servers = input.pgConnectOptionsList().stream().map(this::bounded).toList();
        ClientBuilder<Pool> builder = PgBuilder.pool().using(input.vertx()).with(input.poolOptions());
        return credentialsProvider
                .map(name -> builder.connectingTo(new ConnectOptionsSupplier<>(secret, name, servers, DatabasePool::copy)))
                .orElseGet(() -> builder.connectingTo(servers))
                .build();
    }

    private SqlConnectOptions bounded(PgConnectOptions server) {
        return new PgConnectOptions(server).setIdleTimeout((int) longestSilence.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    private static SqlConnectOptions copy(SqlConnectOptions server) {
        return new PgConnectOptions((PgConnectOptions) server);
    }
}
