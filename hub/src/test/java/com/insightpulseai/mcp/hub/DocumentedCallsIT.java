package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

/** The commands of the documentation, copied into a shell beside a fresh sandbox. */
class DocumentedCallsIT {

    private static final Path TOOLS = Path.of("..", "docs", "tools");
    private static final Path CATALOGUE = TOOLS.resolve("README.md");
    private static final Path PROVIDERS = Path.of("..", "docs", "architecture", "MCP_PROVIDERS.md");
    private static final Path QUICK_START = Path.of("..", "docs", "quick-start.md");
    private static final Path SANDBOX = Path.of("..", "docs", "sandbox.md");
    private static final Path ALERTS = Path.of("..", "docs", "alerts.md");
    private static final Path HEALTH = Path.of("..", "docs", "health.md");
    private static final Pattern SHELL_BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```");
    private static final String DOCUMENTED_ORIGIN = "http://127.0.0.1:8080";

    @TempDir
    static Path folder;

    private static HubProcess hub;
    private static JsonNode tokens;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(isThere("curl"), "needs curl");
        hub = HubProcess.start(folder, Map.of("MCP_MONITOR_INTERVAL", "1s"));
        tokens = HubClient.json(hub.read("tokens.json"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    void theCatalogueCallsEveryToolThatHasAPageAndOneThatMayAnswerWithWhatItSaidLast() throws Exception {
        List<JsonNode> answers = run(CATALOGUE);

        assertThat(answers).hasSize(pages().size() + 1).noneMatch(DocumentedCallsIT::isProblem);
    }

    @Test
    void thePageOfAllProvidersCallsEveryToolAndReadsTheHealthOfEachProvider() throws Exception {
        List<JsonNode> answers = run(PROVIDERS);

        assertThat(answers).hasSize(Sample.ALL.size() + Sample.providers().size()).noneMatch(DocumentedCallsIT::isProblem);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageOfAToolHasACallThatWorks(Path page) throws Exception {
        assertThat(run(page)).isNotEmpty().noneMatch(DocumentedCallsIT::isProblem);
    }

    @Test
    void theQuickStartLeadsFromAFirstCallThroughRefusalsToThePlayedOutagesEnd() throws Exception {
        List<JsonNode> answers = run(QUICK_START);

        assertThat(answers).first().extracting(answer -> answer.path("state").asText()).isEqualTo("complete");
        assertThat(answers).filteredOn(DocumentedCallsIT::isProblem).extracting(answer -> answer.path("code").asText())
                .containsExactly("forbidden", "invalid_input", "upstream_error");
        assertThat(answers).last().extracting(answer -> answer.path("nodes").isArray()).isEqualTo(true);
    }

    @ParameterizedTest
    @MethodSource("firstSteps")
    void theFirstStepsShowWhatTheFirstScanFinds(Path page) throws Exception {
        String text = Files.readString(page);
        String block = SHELL_BLOCK.matcher(text).results().map(found -> found.group(1))
                .filter(found -> found.contains("evil-test-package")).findFirst().orElseThrow();

        List<JsonNode> answers = runScript(block.substring(block.indexOf("curl")).replace(" -i ", " "));

        JsonNode scan = answers.get(0);
        assertThat(text).contains("\"repository\":" + scan.path("repository"), "\"summary\":" + scan.path("summary"));
        if (text.contains("findings_total")) {
            assertThat(text).contains("\"findings_total\":" + scan.path("findings_total") + ",\"packages_total\":"
                    + scan.path("packages_total") + ',');
        }
    }

    @Test
    void thePageOfTheSandboxPlaysAnOutage() throws Exception {
        List<JsonNode> answers = run(SANDBOX);

        assertThat(answers).isNotEmpty().noneMatch(DocumentedCallsIT::isProblem);
        assertThat(answers).extracting(answer -> answer.path("status").asText()).containsSubsequence("down", "ok");
        // Others read health as well, and the monitor may have found it down in between.
        await().untilAsserted(this::thePageOfHealthReadsIt);
    }

    @Test
    void thePageOfAlertsPlaysAnOutageFromItsBeginningToItsEnd() throws Exception {
        List<JsonNode> answers = run(ALERTS);

        assertThat(answers).filteredOn(DocumentedCallsIT::isProblem).extracting(answer -> answer.path("code").asText())
                .containsExactly("circuit_open");
        assertThat(answers).element(1).extracting(answer -> answer.at("/deliveries/0/body/data/title").asText())
                .isEqualTo("netdata is down");
        assertThat(answers).last().extracting(answer -> answer.path("nodes").isArray()).isEqualTo(true);
    }

    @Test
    void thePageOfHealthReadsIt() throws Exception {
        assertThat(run(HEALTH)).isNotEmpty().noneMatch(DocumentedCallsIT::isProblem)
                .allMatch(answer -> answer.path("status").asText().equals("ok"));
    }

    static List<Path> firstSteps() {
        return List.of(Path.of("..", "README.md"), QUICK_START);
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(TOOLS)) {
            return files.filter(file -> !file.equals(CATALOGUE)).sorted().toList();
        }
    }

    /** Runs the shell blocks of a page in one shell; each answer is a line. */
    private static List<JsonNode> run(Path page) throws Exception {
        return runScript(SHELL_BLOCK.matcher(Files.readString(page)).results().map(block -> block.group(1))
                .collect(Collectors.joining("\n")));
    }

    private static List<JsonNode> runScript(String documented) throws Exception {
        String script = documented.replace("curl -sS ", "curl -sS -w '\\n' ")
                .replace(DOCUMENTED_ORIGIN, hub.url("").toString());
        Path output = Files.createTempFile(folder, "answers", ".txt");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true)
                .directory(folder.toFile()).redirectOutput(output.toFile());
        shell.environment().put("TOKEN", tokens.path("ops_operator").asText());
        shell.environment().put("VIEWER", tokens.path("ops_viewer").asText());
        Files.writeString(folder.resolve("package-lock.json"), "{}");
        shell.start().waitFor();
        return Files.readString(output).lines().filter(line -> !line.isBlank()).map(HubClient::json).toList();
    }

    private static boolean isProblem(JsonNode answer) {
        return answer.path("type").asText().startsWith("tag:") || !answer.isObject();
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
