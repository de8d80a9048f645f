package com.insightpulseai.mcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;

class DatabasePoolTest {

    private static final List<String> CHANGED = List.of("idleTimeout", "idleTimeoutUnit", "properties");

    private final DatabasePool pool = new DatabasePool(Duration.ofSeconds(35), Optional.empty(), null);

    @Test
    void keepsEachOptionOfTheServer() {
        PgConnectOptions server = new PgConnectOptions().setUseLayer7Proxy(true).setPipeliningLimit(7)
                .setSslMode(SslMode.VERIFY_FULL).setCachePreparedStatements(true).setHost("db.example").setPort(6543)
                .setDatabase("ops").setUser("mcp_hub").setPassword("secret");
        server.setHostnameVerificationAlgorithm("HTTPS").setConnectTimeout(1_234).setReconnectAttempts(3);

        assertThat(unchanged(pool.options(server))).isEqualTo(unchanged(server));
    }

    @Test
    void closesAConnectionOnWhichNothingArrives() {
        assertThat(pool.options(new PgConnectOptions()).toJson().getInteger("idleTimeout")).isEqualTo(35_000);
    }

    @Test
    void startsAConnectionWithParametersOnlyThatPgBouncerTracks() {
        assertThat(pool.options(new PgConnectOptions()).getProperties().keySet())
                .isSubsetOf("application_name", "client_encoding", "DateStyle", "TimeZone", "standard_conforming_strings");
    }

    private static JsonObject unchanged(PgConnectOptions options) {
        JsonObject json = options.toJson();
        CHANGED.forEach(json::remove);
        return json;
    }
}
