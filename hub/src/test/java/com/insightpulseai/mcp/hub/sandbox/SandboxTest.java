package com.insightpulseai.mcp.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.hub.sandbox.webhooks.SimulatedWebhookReceiver;
import com.insightpulseai.mcp.testing.TestDatabase;

class SandboxTest {

    private static final String ORIGIN = "http://127.0.0.1:8080";
    private static final String SECRET = "select decrypted_secret as secret, description from vault.decrypted_secrets"
            + " where name = 'socket_api_key'";

    private static final List<String> KEYS = Stream
            .concat(SimulatedUpstream.ofProviders().stream(), Stream.of(new SimulatedWebhookReceiver()))
            .flatMap(upstream -> upstream.vaultKeys().stream()).toList();

    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    @AfterEach
    void forget() {
        database.reset();
        KEYS.forEach(database::removeSecret);
    }

    @Test
    void knowsAUserForEachRole() throws Exception {
        start().close();
        assertThat(roles()).containsExactly("ops_admin", "ops_operator", "ops_viewer");
    }

    @Test
    void givesItsUsersTheirRolesBackAtTheNextStart() throws Exception {
        start().close();
        database.addUser(SandboxUser.ADMIN.id(), "ops_viewer");
        start().close();
        assertThat(roles()).containsExactly("ops_admin", "ops_operator", "ops_viewer");
    }

    @Test
    void leadsAProviderWithoutAKeyToItsPlayedUpstream() throws Exception {
        try (Sandbox sandbox = start()) {
            String url = sandbox.properties().get("providers.socket.base_url");

            assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+/v0");
            assertThat(sandbox.properties()).containsEntry("providers.socket.allowed_hosts", url.replace("/v0", ""))
                    .containsEntry("providers.socket.settings.org", "sandbox");
            assertThat(sandbox.simulated()).extracting(SimulatedUpstreamServer::name).contains("socket");
        }
    }

    @Test
    void letsThePlayedUpstreamAcceptThePlaceholderAndNothingElse() throws Exception {
        try (Sandbox sandbox = start()) {
            String url = sandbox.properties().get("providers.socket.base_url") + "/quota";

            assertThat(status(url, secret().get("secret").toString())).isEqualTo(200);
            assertThat(status(url, "another")).isEqualTo(401);
        }
    }

    @Test
    void renewsThePlaceholderAtEachStart() throws Exception {
        start().close();
        Object former = secret().get("secret");
        start().close();
        assertThat(secret().get("secret")).isNotEqualTo(former);
        assertThat(secret().get("description")).isEqualTo(SandboxData.PLACEHOLDER);
    }

    @Test
    void leavesAProviderWithARealKeyAlone() throws Exception {
        database.putSecret("socket_api_key", "a real key");
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.properties().keySet()).noneMatch(name -> name.startsWith("providers.socket."));
            assertThat(sandbox.real()).containsExactly("socket");
            assertThat(secret().get("secret")).isEqualTo("a real key");
        }
    }

    @Test
    void leavesAnAgentAloneThatTheEnvironmentNames() throws Exception {
        try (Sandbox sandbox = startWith(Set.of("NETDATA_URL"))) {
            assertThat(sandbox.properties()).doesNotContainKey("providers.netdata.base_url");
            assertThat(sandbox.real()).containsExactly("netdata");
            assertThat(database.query("select name from vault.secrets where name like 'netdata%'")).isEmpty();
        }
    }

    @Test
    void playsAnAgentWhoseKeysItPutsIntoTheVault() throws Exception {
        try (Sandbox sandbox = start()) {
            String origin = sandbox.properties().get("providers.netdata.base_url");

            assertThat(status(origin + "/api/v3/info", "anybody")).isEqualTo(200);
            assertThat(status(origin + "/api/v3/nodes", "anybody")).isEqualTo(412);
            assertThat(database.query("select name from vault.secrets where name like 'netdata%' order by name"))
                    .extracting(row -> row.get("name")).containsExactly("netdata_bearer_token", "netdata_management_key");
        }
    }

    @Test
    void leavesNoPlaceholderAndNoRoleBehindOnceRemoved() throws Exception {
        start().close();
        try (Connection connection = database.superuser()) {
            Sandbox.remove(connection);
        }
        assertThat(database.query(SECRET)).isEmpty();
        assertThat(roles()).containsOnlyNulls();
    }

    @Test
    void keepsARealKeyWhenRemoved() throws Exception {
        database.putSecret("socket_api_key", "a real key");
        try (Connection connection = database.superuser()) {
            Sandbox.remove(connection);
        }
        assertThat(secret().get("secret")).isEqualTo("a real key");
    }

    @Test
    void removesItsPlaceholdersOfAProviderThatBecameReal() throws Exception {
        start("first_key", "second_key").close();
        database.putSecret("second_key", "a real key");
        database.execute("update vault.secrets set description = '' where name = 'second_key'");

        start("first_key", "second_key").close();

        assertThat(database.query("select name from vault.secrets where name like '%\\_key'"))
                .extracting(row -> row.get("name")).containsExactly("second_key");
    }

    @Test
    void leadsTheHubsWebhooksToItsReceiver() throws Exception {
        try (Sandbox sandbox = start()) {
            Map<String, String> properties = sandbox.properties();

            assertThat(properties).containsEntry("alerts.webhooks[0].name", "sandbox")
                    .containsEntry("alerts.webhooks[0].format", "generic")
                    .containsEntry("alerts.webhooks[0].vault_key", "alerts_sandbox_url")
                    .containsEntry("alerts.webhooks[0].signing_vault_key", "alerts_sandbox_signing_secret");
            assertThat(secret("alerts_sandbox_url")).isEqualTo(properties.get("alerts.webhooks[0].allowed_hosts") + "/hook");
            assertThat(secret("alerts_sandbox_signing_secret")).startsWith("whsec_");
        }
    }

    @Test
    void sendsNoWebhooksOfItsOwnWhereARealReceiverIsNamed() throws Exception {
        database.putSecret("alerts_sandbox_url", "https://hooks.example.com/real");
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.properties().keySet()).noneMatch(name -> name.startsWith("alerts."));
            assertThat(sandbox.real()).containsExactly("webhooks");
            assertThat(secret("alerts_sandbox_url")).isEqualTo("https://hooks.example.com/real");
        }
    }

    @Test
    void checksProvidersOftenUnlessTheEnvironmentSaysHowOften() throws Exception {
        try (Sandbox often = start(); Sandbox asTold = startWith(Set.of("MCP_MONITOR_INTERVAL"))) {
            assertThat(often.properties()).containsEntry("mcp.monitor.interval", "5s");
            assertThat(asTold.properties()).doesNotContainKey("mcp.monitor.interval");
        }
    }

    private Sandbox start(String... keys) throws Exception {
        SimulatedUpstream upstream = new SilentUpstream(List.of(keys));
        try (Connection connection = database.superuser()) {
            return Sandbox.start(connection, ORIGIN, Set.of(), List.of(upstream));
        }
    }

    private Sandbox start() throws Exception {
        return startWith(Set.of());
    }

    private Sandbox startWith(Set<String> variables) throws Exception {
        try (Connection connection = database.superuser()) {
            return Sandbox.start(connection, ORIGIN, variables);
        }
    }

    private Map<String, Object> secret() {
        return database.query(SECRET).get(0);
    }

    private String secret(String name) {
        return (String) database.query("select decrypted_secret from vault.decrypted_secrets where name = ?", name).get(0)
                .get("decrypted_secret");
    }

    private List<Object> roles() {
        return database.query("select raw_app_meta_data ->> 'ops_role' as role from auth.users"
                + " where email like '%@sandbox.invalid' order by 1").stream().map(row -> row.get("role")).toList();
    }

    private static int status(String url, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + key).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }

    /** An upstream that wants several secrets and has nothing to say. */
    private record SilentUpstream(List<String> vaultKeys) implements SimulatedUpstream {

        @Override
        public String name() {
            return "silent";
        }

        @Override
        public String basePath() {
            return "";
        }

        @Override
        public Map<String, String> placeholders(String origin, Supplier<String> random) {
            return vaultKeys.stream().collect(Collectors.toMap(key -> key, key -> random.get()));
        }

        @Override
        public Reply answer(Request request) {
            return new Reply(404, "text/plain", "");
        }
    }
}
