package com.insightpulseai.mcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Properties;

import org.postgresql.Driver;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.database.DatabaseUrl;

import io.vertx.pgclient.PgConnectOptions;

/**
 * The client of calls, JDBC and we take the same host, port and database from a URL, or it is refused in a line that does not
 * quote it.
 * <p>
 * Input: the URL.
 */
class DatabaseUrlFuzzTest {

    private static final String DEFAULT_PORT = "5432";

    @FuzzTest
    void allReadersTakeTheSame(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        DatabaseUrl url;
        try {
            url = DatabaseUrl.parse(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).matches("[^\\r\\n]+");
            assertThat(text.length() > 60 && refused.getMessage().contains(text)).isFalse();
            return;
        }
        assertThat(DatabaseUrl.parse(url.jdbcUrl())).hasToString(url.address());
        Properties jdbc = Driver.parseURL(url.jdbcUrl(), new Properties());
        PgConnectOptions client = PgConnectOptions.fromUri(url.plainUrl());
        assertThat(jdbc.getProperty("PGHOST")).isEqualTo(client.getHost().contains(":") ? "[" + client.getHost() + "]"
                : client.getHost());
        assertThat(Integer.parseInt(jdbc.getProperty("PGPORT", DEFAULT_PORT))).isEqualTo(client.getPort());
        assertThat(jdbc.getProperty("PGDBNAME")).isEqualTo(client.getDatabase());
        String mode = "true".equals(jdbc.getProperty("ssl")) ? "verify-full" : "";
        assertThat(jdbc.getProperty("sslmode", mode)).isEqualTo(url.sslMode().orElse(""));
    }
}
