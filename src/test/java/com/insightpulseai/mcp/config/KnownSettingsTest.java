package com.insightpulseai.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSettingsTest {

    private final KnownSettings known = KnownSettings.packaged().with(Set.of("SENTRY_ORG", "SOCKET_ORG"));

    @ParameterizedTest
    @ValueSource(strings = { "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_USE_LAYER7_PROXY", "QUARKUS_DATASOURCE_PASSWORD",
            "QUARKUS_LOG_CATEGORY__ORG_FLYWAYDB__LEVEL", "QUARKUS_REST_CLIENT_SENTRY_URL", "QUARKUS_PROFILE", "MCP_HEALTH_SLOW",
            "MCP_DATABASE_CONNECTIONS_LONGEST_SILENCE", "PROVIDERS_SOCKET_TOOLS_0__TIMEOUT_MS", "ALERTS_BAD_CHECKS",
            "SUPABASE_JWT_SECRET", "SENTRY_ORG", "PROVIDER_CONFIG", "RUN_DIR", "PATH", "SENTRY_DSN", "GITHUB_SHA", "HOME_DIR",
            "SUPABASE_ACCESS_TOKEN" })
    void saysNothingOfWhatIsReadOrMeantForOthers(String variable) {
        assertThat(known.unread(List.of(variable))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_USE_LAYER_7_PROXY, QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_USE_LAYER7_PROXY",
            "QUARKUS_DATASOURCE_PASWORD, QUARKUS_DATASOURCE_PASSWORD",
            "MCP_HEALTH_SLOWS, MCP_HEALTH_SLOW",
            "SUPABASE_JWT_SECERT, SUPABASE_JWT_SECRET",
            "SOCKET_ORGS, SOCKET_ORG",
            "MCP_FROBNICATION,",
            "QUARKUS_NATIVE_ENABLED,",
            "PROVIDERS_SOCKET_TIMEOUT," })
    void namesWhatNothingReads(String variable, String meant) {
        assertThat(known.unread(List.of(variable))).containsExactly("Nothing reads the environment variable " + variable
                + (meant == null ? "" : "; did you mean " + meant + "?"));
    }

    @Test
    void findsTheVariablesThatAValueRefersTo() {
        Set<String> referred = new HashSet<>();
        UnreadVariables.addReferred("${A_URL:${B_URL:https://x}}/${C}", referred);

        assertThat(referred).containsExactlyInAnyOrder("A_URL", "B_URL", "C");
    }
}
