package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.DatabaseWire;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** A host that is cut off while connections are made: nothing ever arrives on them, not even their end. */
@QuarkusTest
@GovernedTest
@TestProfile(SilentDatabaseTest.ShortSilence.class)
class SilentDatabaseTest extends GovernedCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    DatabaseWire wire;

    public static class ShortSilence implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mcp.database-connections.longest-silence", "2s");
        }
    }

    @Test
    void theConnectionsAreGivenUpAndNewOnesMade() {
        wire.silence();
        wire.cut();
        call("{\"text\":\"hello\"}").statusCode(503);
        wire.up();

        long end = System.nanoTime() + PATIENCE.toNanos();
        int status;
        do {
            status = call("{\"text\":\"hello\"}").extract().statusCode();
        } while (status != 200 && System.nanoTime() < end);

        assertThat(status).isEqualTo(200);
    }
}
