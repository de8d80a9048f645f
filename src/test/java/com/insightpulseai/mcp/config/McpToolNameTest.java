package com.insightpulseai.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpToolNameTest {

    @ParameterizedTest
    @CsvSource({ "socket/scan.repo,socket_scan_repo", "netdata/health,netdata_health", "acme/a.b.c2,acme_a_b_c2" })
    void hasUnderscoresForDots(String tool, String name) {
        assertThat(McpToolName.of(ToolId.parse(tool))).isEqualTo(name);
        assertThat(McpToolName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "socket_scan.repo", "socket-scan", "Socket_scan", "_scan", "1scan", "scän",
            "a2345678901234567890123456789012345678901" })
    void isRefusedWhereAClientWouldRefuseIt(String name) {
        assertThat(McpToolName.isValid(name)).isFalse();
    }

    @Test
    void mayHave40Characters() {
        assertThat(McpToolName.isValid("a234567890123456789012345678901234567890")).isTrue();
    }

    /** Names of providers have neither dots nor underscores, and names of tools no underscores. */
    @Test
    void isAnotherForEachTool() {
        Map<String, ToolId> byName = new HashMap<>();
        List<String> words = List.of("a", "b", "ab", "a.b", "b.a", "a.b.a", "ab.a", "a.ba", "aba");
        for (String provider : List.of("a", "b", "ab", "aba")) {
            for (String tool : words) {
                ToolId id = new ToolId(provider, tool);
                assertThat(byName.put(McpToolName.of(id), id)).as("name of %s", id).isNull();
            }
        }
    }
}
