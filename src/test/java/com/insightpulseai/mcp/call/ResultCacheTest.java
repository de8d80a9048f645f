package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.config.ToolPolicy.Availability;
import com.insightpulseai.mcp.config.ToolPresentation;

class ResultCacheTest {

    private static final Map<String, String> ACME = Map.of("org", "acme", "region", "eu");

    private static final Caller CALLER = Caller.user(new UUID(0, 1), Optional.of(OpsRole.VIEWER), "https://issuer.test",
            Optional.empty());

    private final ResultCache cache = new ResultCache(new ObjectMapper());

    @Test
    void theSameInputHasTheSameKey() {
        assertThat(key("https://api.socket.dev/v0", ACME, "1.0", "main")).hasSize(64)
                .isEqualTo(key("https://api.socket.dev/v0", Map.of("region", "eu", "org", "acme"), "1.0", "main"));
    }

    @Test
    void anotherInputVersionOrganizationOrAddressMakesAnotherKey() {
        assertThat(List.of(key("https://api.socket.dev/v0", ACME, "1.0", "main"),
                key("https://api.socket.dev/v0", ACME, "1.0", "other"),
                key("https://api.socket.dev/v0", ACME, "2.0", "main"),
                key("https://api.socket.dev/v0", Map.of("org", "other", "region", "eu"), "1.0", "main"),
                key("https://de.socket.example/v0", ACME, "1.0", "main"))).doesNotHaveDuplicates();
    }

    private String key(String baseUrl, Map<String, String> settings, String version, String ref) {
        ToolPolicy policy = new ToolPolicy(ToolId.parse("socket/scan.get"), Availability.AVAILABLE, OpsRole.VIEWER,
                Optional.empty(), Map.of(), Duration.ofSeconds(30), 65_536, Optional.of(Duration.ofHours(1)), List.of("1.0"),
                List.of(),
                List.of(), settings, baseUrl, true,
                new ToolPresentation(Optional.empty(), Optional.empty(), Optional.empty()));
        return cache.digest(OpenedCall.of(policy, CALLER, version, Optional.empty()), Map.of("ref", ref));
    }
}
