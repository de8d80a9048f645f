package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.hub.run.StartRefused;

class HubSettingsTest {

    private static final Map<String, String> EXTERNAL = Map.of("QUARKUS_DATASOURCE_REACTIVE_URL",
            "postgresql://db.example.com:6543/postgres", "QUARKUS_DATASOURCE_USERNAME", "mcp_hub",
            "QUARKUS_DATASOURCE_PASSWORD", "s3cret", "SUPABASE_URL", "https://project.supabase.co");

    @Test
    void isALoopbackSandboxWithItsOwnDatabaseUnlessToldOtherwise() throws Exception {
        HubSettings settings = HubSettings.from(Map.of());

        assertThat(settings.sandbox()).isTrue();
        assertThat(settings.database()).isEmpty();
        assertThat(settings.origin()).isEqualTo("http://127.0.0.1:8080");
        assertThat(settings.runDirectory()).isEqualTo(Path.of(".run"));
    }

    @Test
    void isTheRealThingWithBothUrls() throws Exception {
        HubSettings settings = HubSettings.from(EXTERNAL);

        assertThat(settings.sandbox()).isFalse();
        assertThat(settings.database()).get().hasToString("db.example.com:6543/postgres");
    }

    @Test
    void keepsItsOwnDatabaseForASupabaseProjectWithoutOne() throws Exception {
        HubSettings settings = HubSettings.from(Map.of("SUPABASE_URL", "https://project.supabase.co"));

        assertThat(settings.sandbox()).isFalse();
        assertThat(settings.database()).isEmpty();
    }

    @Test
    void takesAnEmptyVariableForUnset() throws Exception {
        assertThat(HubSettings.from(Map.of("SUPABASE_URL", "", "QUARKUS_HTTP_PORT", " ")).sandbox()).isTrue();
    }

    @Test
    void knowsTheNamesOfTheVariablesThatAreSet() throws Exception {
        assertThat(HubSettings.from(Map.of("NETDATA_URL", "http://127.0.0.1:19999", "SOCKET_ORG", " ")).variables())
                .containsExactly("NETDATA_URL");
    }

    @Test
    void refusesASandboxOnSomebodyElsesDatabase() {
        assertThatThrownBy(() -> HubSettings.from(Map.of("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://db/postgres")))
                .isInstanceOf(StartRefused.class).hasMessageContaining("SUPABASE_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0.0.0.0", "192.0.2.1", "::" })
    void refusesASandboxThatOtherMachinesCouldReach(String host) {
        assertThatThrownBy(() -> HubSettings.from(Map.of("QUARKUS_HTTP_HOST", host)))
                .isInstanceOf(StartRefused.class).hasMessageContaining("this machine only");
    }

    @ParameterizedTest
    @ValueSource(strings = { "abc", "0", "65536", "-1", "8080 8081", "99999999999" })
    void refusesAPortThatIsNone(String port) {
        assertThatThrownBy(() -> HubSettings.from(Map.of("QUARKUS_HTTP_PORT", port)))
                .isInstanceOf(StartRefused.class).hasMessageContaining("QUARKUS_HTTP_PORT is '" + port + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = { "jdbc:mysql://db/postgres", "mysql://db/x", "postgresql://", "db:5432",
            "postgresql://db:/postgres", "postgresql://db:port/postgres", "postgresql://db" })
    void refusesAUrlOfNoPostgres(String url) {
        assertThatThrownBy(() -> HubSettings.from(
                Map.of("SUPABASE_URL", "https://project.supabase.co", "QUARKUS_DATASOURCE_REACTIVE_URL", url)))
                .isInstanceOf(StartRefused.class).hasMessageContaining("QUARKUS_DATASOURCE_REACTIVE_URL must look like");
    }

    @ParameterizedTest
    @ValueSource(strings = { "jdbc:postgresql://u@db/postgres", "postgres://u@db/postgres",
            "postgresql://u@[::1]:5432/postgres" })
    void takesTheUrlsThatMigrationsTake(String url) throws Exception {
        assertThat(HubSettings.from(
                Map.of("SUPABASE_URL", "https://project.supabase.co", "QUARKUS_DATASOURCE_REACTIVE_URL", url)).database())
                .isPresent();
    }

    @Test
    void doesNotShowThePassword() throws Exception {
        assertThat(HubSettings.from(EXTERNAL).toString()).doesNotContain("s3cret");
    }
}
