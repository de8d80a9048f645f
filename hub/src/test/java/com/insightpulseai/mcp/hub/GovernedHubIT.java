package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.testing.TestIssuer;

/** The hub for real callers: their tokens, their quotas, and what happens to their calls when something dies. */
class GovernedHubIT {

    private static final String OPERATOR = "ops_operator";
    private static final int CALLS = 300;

    @TempDir
    static Path folder;

    private static StubSocket socket;
    private static GovernedHub hub;

    @BeforeAll
    static void start() throws Exception {
        socket = new StubSocket();
        hub = GovernedHub.start(folder, socket);
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        socket.close();
    }

    @Test
    void servesARealCallerWithTheSecretFromTheVault() throws Exception {
        UUID caller = hub.database().addUser(OPERATOR);

        assertThat(scan(caller, "real").status()).isEqualTo(200);
        assertThat(hub.database().statuses(caller)).containsExactly("ok");
    }

    static Stream<String> hostileTokens() {
        TestIssuer issuer = TestIssuer.shared();
        UUID subject = UUID.randomUUID();
        Map<String, String> admin = Map.of("ops_role", "ops_admin");
        long hourAgo = Instant.now().minus(Duration.ofHours(1)).getEpochSecond();
        return Stream.of(
                TestIssuer.withNewKey().token(subject, "ops_admin"),
                TestIssuer.withNewKey().user(subject).claim("app_metadata", admin).header("kid", issuer.keyId()).sign(),
                issuer.user(subject).claim("app_metadata", admin).claim("exp", hourAgo).sign(),
                issuer.user(subject).claim("app_metadata", admin).claim("aud", "anon").sign(),
                issuer.user(subject).claim("app_metadata", admin).claim("iss", "https://evil.example/auth/v1").sign(),
                issuer.user(subject).claim("app_metadata", admin).header("alg", "none").sign(),
                issuer.user(subject).claim("app_metadata", admin).hs256(issuer.jwks().getBytes()).sign(),
                issuer.user(subject).claim("app_metadata", admin).claim("sub", "not-a-uuid").sign());
    }

    @ParameterizedTest
    @MethodSource("hostileTokens")
    void refusesHostileTokensAndLeavesNoRow(String token) throws Exception {
        String repository = "hostile-" + UUID.randomUUID();

        assertThat(hub.client().scan(token, GovernedHub.input(repository)).status()).isEqualTo(401);

        assertThat(hub.database().query("select id from ops.run_events where payload ->> 'repo' = ?", repository)).isEmpty();
        assertThat(hub.process().output()).doesNotContain(token);
    }

    @ParameterizedTest
    @CsvSource({ "GET, /sandbox", "POST, /sandbox", "GET, /sandbox/webhooks", "PUT, /sandbox/faults/socket",
            "DELETE, /sandbox/faults" })
    void hasNoSandboxToControl(String method, String path) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(hub.process().url(path))
                .method(method, BodyPublishers.ofString("{\"fault\":\"hang\"}")).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(HubClient.json(answer.body()).path("code").asText()).isEqualTo("not_found");
    }

    @Test
    void believesTheDatabaseWhenATokenClaimsMore() throws Exception {
        UUID viewer = hub.database().addUser("ops_viewer");

        HubClient.Answer answer = hub.client().scan(GovernedHub.token(viewer, "ops_admin"), GovernedHub.input("demo"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(hub.database().statuses(viewer)).containsExactly("denied_role");
    }

    @ParameterizedTest
    @CsvSource({ "socket/scan.get, unknown_tool", "sentry/issues.list, unknown_provider", "netdata/health, unknown_provider" })
    void hasOnlyWhatItsConfigurationNames(String tool, String code) throws Exception {
        UUID caller = hub.database().addUser("ops_admin");

        HubClient.Answer answer = hub.client().call(tool, GovernedHub.token(caller, "ops_admin"), "{}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("code").asText()).isEqualTo(code);
    }

    @Test
    void admitsExactlyTheQuotaOfManyCallsAtOnce() throws Exception {
        UUID caller = hub.database().addUser(OPERATOR);
        String token = GovernedHub.token(caller, OPERATOR);
        ExecutorService callers = Executors.newFixedThreadPool(32);
        List<CompletableFuture<List<HubClient.Answer>>> calls = IntStream.range(0, CALLS)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> hub.client().callUntilRecorded(HubClient.SCAN, token, GovernedHub.input("quota-" + i)), callers))
                .toList();

        Map<Integer, List<HubClient.Answer>> answers = calls.stream().map(CompletableFuture::join).flatMap(List::stream)
                .collect(Collectors.groupingBy(HubClient.Answer::status));
        callers.shutdown();

        List<HubClient.Answer> admitted = answers.get(200);
        // On a busy machine the database may have decided on a call after it was refused; such a call was made again.
        int late = answers.getOrDefault(503, List.of()).size();
        assertThat(answers.getOrDefault(503, List.of())).allMatch(HubClient.Answer::isNotRecorded);
        assertThat(admitted).hasSizeBetween(100 - late, 100);
        assertThat(answers.get(429)).hasSize(CALLS - admitted.size()).allSatisfy(answer -> {
            assertThat(answer.header("RateLimit")).startsWith("\"scans\";r=0;t=");
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"scans\";q=100;w=86400");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 86_400);
        });
        List<String> statuses = hub.database().statuses(caller);
        assertThat(statuses).filteredOn(status -> Set.of("ok", "started").contains(status)).hasSize(100);
        assertThat(statuses).filteredOn("denied_quota"::equals)
                .hasSizeBetween(CALLS - admitted.size(), CALLS - admitted.size() + late);
        assertThat(socket.repositories()).filteredOn(name -> name.startsWith("quota-")).hasSize(admitted.size())
                .doesNotHaveDuplicates();
    }

    @Test
    void losesNoCallWhenTheDatabaseIsKilled() throws Exception {
        UUID caller = hub.database().addUser("ops_admin");
        CountDownLatch release = socket.hold("killed-0");
        List<HubClient.Answer> answers = new ArrayList<>();
        CompletableFuture<HubClient.Answer> interrupted = hub.client().scanAsync(GovernedHub.token(caller, "ops_admin"),
                GovernedHub.input("killed-0"));
        awaitRequest("killed-0");

        ProcessHandle killed = hub.process().postgres();
        killed.destroyForcibly();
        killed.onExit().join();
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> {
            answers.add(hub.client().scan(GovernedHub.token(caller, "ops_admin"),
                    GovernedHub.input("killed-" + (answers.size() + 1))));
            release.countDown();
            return answers.get(answers.size() - 1).status() == 200;
        });

        assertThat(interrupted.join().status()).isEqualTo(200);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body().path("code").asText()).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).matches("\\d+");
        });
        assertEveryRequestHasARow(caller);
        assertNothingStaysOpen(caller);
    }

    private static void assertEveryRequestHasARow(UUID caller) throws Exception {
        List<String> recorded = hub.database().events(caller).stream()
                .map(event -> event.path("payload").path("repo").asText()).toList();
        assertThat(socket.repositories()).filteredOn(name -> name.startsWith("killed-")).isSubsetOf(recorded)
                .doesNotHaveDuplicates();
    }

    private static void assertNothingStaysOpen(UUID caller) throws Exception {
        assertThat(hub.database().statuses(caller)).isSubsetOf("ok", "error", "started");
        hub.database().query("select ops.sweep_abandoned(interval '0')");
        List<JsonNode> swept = hub.database().events(caller);
        assertThat(swept).allSatisfy(
                event -> assertThat(event.path("status").asText()).isIn("ok", "error", "abandoned"));
        assertThat(swept.get(0).path("payload").path("repo").asText()).isEqualTo("killed-0");
    }

    private static HubClient.Answer scan(UUID caller, String repository) {
        return hub.client().scan(GovernedHub.token(caller, OPERATOR), GovernedHub.input(repository));
    }

    private static void awaitRequest(String repository) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(10))
                .until(() -> socket.repositories().contains(repository));
    }
}
