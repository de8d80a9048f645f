package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** A scan may be larger than the hub's whole memory. */
class LargeScanIT {

    private static final String SMALL_HEAP = "-Xmx128m -XX:+ExitOnOutOfMemoryError";

    @TempDir
    Path folder;

    @Test
    void readsAScanOf200MegabytesInAHeapOf128() throws Exception {
        try (StubSocket socket = new StubSocket(); GovernedHub hub = GovernedHub.start(folder, socket, SMALL_HEAP)) {
            UUID caller = hub.database().addUser("ops_operator");
            String token = GovernedHub.token(caller, "ops_operator");

            JsonNode found = hub.client().scan(token, GovernedHub.input(StubSocket.LARGE)).body();

            assertThat(found.path("state").asText()).as(found.toString()).isEqualTo("complete");
            assertThat(found.path("findings_total").asInt()).isGreaterThan(500_000);
            assertThat(found.path("truncated").asBoolean()).isTrue();
        }
    }
}
