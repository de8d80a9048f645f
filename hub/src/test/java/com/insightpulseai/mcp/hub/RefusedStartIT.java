package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.hub.run.RunDirectory;
import com.insightpulseai.mcp.testing.TestDatabase;

/** A hub that cannot start says why in one line that a person can act on, and nothing else. */
class RefusedStartIT {

    private static final String CONFIGURATION = """
            version: '1.0'
            providers:
              socket:
                base_url: https://api.socket.dev/v0
                allowed_hosts: [api.socket.dev]
                rate_limits: { ops_viewer: { scans: 1/day }, ops_operator: { scans: 1/day }, ops_admin: unlimited }
                tools:
                  - { name: scan.repo, quota: scans, min_role: ops_operator, timeout_ms: 30000, schema_version: '1.0' }
            """;

    @TempDir
    Path folder;

    @Test
    void onABusyPort() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertRefused(HubProcess.launch(folder, holder.getLocalPort(), Map.of()),
                    "Port " + holder.getLocalPort() + " on 127.0.0.1 is in use");
        }
    }

    @Test
    void whenAnotherHubHoldsTheFolder() throws Exception {
        try (RunDirectory held = RunDirectory.open(folder.resolve("run"))) {
            assertRefused(launch(Map.of()),
                    "Another hub (process " + ProcessHandle.current().pid() + ") is using " + held.path());
        }
    }

    @Test
    void withoutTheDatabase() throws Exception {
        int nobody = HubProcess.freePort();
        Map<String, String> environment = external();
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:" + nobody + "/postgres");
        assertRefused(launch(environment), "Cannot reach the database at 127.0.0.1:" + nobody + "/postgres");
    }

    @Test
    void withoutTheSchema() throws Exception {
        TestDatabase database = TestDatabase.shared();
        database.execute("create database without_schema");
        Map<String, String> environment = external();
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl().replace("/postgres", "/without_schema"));
        assertRefused(launch(environment), "has no ops schema");
    }

    @Test
    void withTheSchemaOfAnOlderVersion() throws Exception {
        TestDatabase database = TestDatabase.shared();
        database.execute("alter function ops.begin_call rename to not_yet");
        try {
            assertRefused(launch(external()), "has no ops schema, or that of an older version");
        } finally {
            database.execute("alter function ops.not_yet rename to begin_call");
        }
    }

    @Test
    void withoutTheProviderConfigurationThatIsNamed() throws Exception {
        Map<String, String> environment = external();
        environment.put("PROVIDER_CONFIG", folder.resolve("absent.yaml").toString());
        assertRefused(launch(environment),
                "PROVIDER_CONFIG names a file that cannot be read: " + folder.resolve("absent.yaml"));
    }

    /** One of each kind: not YAML, not of the type, not known, not allowed. The core tests what else can be wrong. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "min_role: ops_operator | min_role: ops_king       | providers.socket.tools[0].min_role: 'ops_king' is not a role",
            "timeout_ms: 30000      | timeout_ms: soon         | providers.socket.tools[0].timeout_ms",
            "[api.socket.dev]       | [elsewhere.example]      | providers.socket.base_url",
            "version: '1.0'         | version: ['1.0'          | is not YAML" })
    void withAWrongProviderConfiguration(String right, String wrong, String reason) throws Exception {
        Path file = folder.resolve("providers.yaml");
        Files.writeString(file, CONFIGURATION.replace(right, wrong));
        Map<String, String> environment = external();
        environment.put("PROVIDER_CONFIG", file.toString());
        assertRefused(launch(environment), reason);
    }

    @Test
    void withAListOfRepositoriesThatNamesNone() throws Exception {
        Map<String, String> environment = external();
        environment.put("SOCKET_REPOS", "acme/web=shop,acme/api");
        assertRefused(launch(environment), "'acme/api' names no repository");
    }

    private HubProcess launch(Map<String, String> environment) throws Exception {
        return HubProcess.launch(folder, HubProcess.freePort(), environment);
    }

    private static Map<String, String> external() {
        TestDatabase database = TestDatabase.shared();
        return new HashMap<>(Map.of("SUPABASE_URL", "https://project.supabase.test", "SUPABASE_JWKS", "{\"keys\":[]}",
                "QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl(), "QUARKUS_DATASOURCE_USERNAME", TestDatabase.HUB,
                "QUARKUS_DATASOURCE_PASSWORD", database.password()));
    }

    private static void assertRefused(HubProcess hub, String reason) throws Exception {
        assertThat(hub.exitCode()).isEqualTo(1);
        assertThat(hub.errors()).hasLineCount(1).contains(reason).doesNotContain("\tat ");
        assertThat(hub.output()).doesNotContain("\tat ", "Exception", "Ready on");
    }
}
