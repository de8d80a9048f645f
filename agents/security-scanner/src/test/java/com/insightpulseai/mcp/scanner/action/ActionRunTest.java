package com.insightpulseai.mcp.scanner.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the steps need Bash and links to programs")
class ActionRunTest {

    private static final Set<String> OF_THE_INSTALLATION = Set.of("download-url", "verify-attestation", "install-only",
            "upload-sarif");
    private static final String UPLOAD = "Upload to code scanning";

    @TempDir
    Path folder;

    private ActionScene scene;

    @BeforeEach
    void prepare() throws Exception {
        scene = new ActionScene(folder);
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "$(id)", "`id`", "\"; rm -rf ~; echo \"", "'; id; '", "a\nb\n::error::c", "${{ github.token }}", "${HOME}", "a#b",
            "-n", "%0A", "\\" })
    void handsInputsOverAsTheyAre(String hostile) throws Exception {
        scene.withNative(0);
        Map<String, String> inputs = CompositeAction.read(ActionScene.ACTION.resolve("action.yml")).inputs().keySet().stream()
                .filter(name -> !OF_THE_INSTALLATION.contains(name))
                .collect(Collectors.toMap(name -> name, name -> hostile + name));

        assertThat(scene.run(inputs).succeeded()).isTrue();

        Map<String, String> environment = scene.environment();
        inputs.forEach((name, value) -> assertThat(environment).containsEntry(variable(name), value));
    }

    @Test
    void givesNoValueForInputsThatAreNotSet() throws Exception {
        scene.withNative(0).run();

        Map<String, String> environment = scene.environment();
        assertThat(environment).containsEntry("MCP_URL", "https://mcp.example.com").containsEntry("GITHUB_TOKEN",
                "token-of-the-job");
        assertThat(environment.entrySet().stream().filter(entry -> entry.getKey().startsWith("MCP_GATE_")))
                .allMatch(entry -> entry.getValue().isEmpty());
        assertThat(environment).doesNotContainKeys("GH_TOKEN", "DOWNLOAD_URL");
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4 })
    void endsWithTheProgramsExitCode(int code) throws Exception {
        JobResult job = scene.withNative(code).run();

        assertThat(job.succeeded()).isFalse();
        assertThat(job.step("Run the gate").code()).isEqualTo(code);
        assertThat(job.outputs()).as("also after findings").containsEntry("new", "3");
    }

    /**
     * The runner signals a cancelled job to the process that it started, and to no child of it.
     *
     * @see <a href="https://docs.github.com/en/actions/reference/workflow-cancellation-reference">Workflow cancellation</a>
     */
    @Test
    void runsTheProgramAsTheProcessThatIsToldOfACancellation() throws Exception {
        String program = "#!/usr/bin/env bash\n[ \"$1\" = --version ] || echo \"child of $PPID\"\n";

        JobResult job = scene.with("linux-x64", ActionScene.NATIVE, program).run();

        assertThat(job.step("Run the gate").log().strip()).isEqualTo("child of " + ProcessHandle.current().pid());
    }

    @Test
    void uploadsTheReportAfterFindingsWhereItIsAskedTo() throws Exception {
        scene.withNative(1);

        assertThat(scene.run().names()).doesNotContain(UPLOAD);
        assertThat(scene.run(Map.of("upload-sarif", "true")).step(UPLOAD).with()).containsEntry("sarif_file",
                "/tmp/report.sarif");
    }

    @Test
    void warnsWhereCodeScanningRefusesTheReportAndKeepsTheVerdict() throws Exception {
        scene.withNative(0).runner.refuseSarif();

        JobResult job = scene.run(Map.of("upload-sarif", "true"));

        assertThat(job.succeeded()).isTrue();
        assertThat(job.log()).contains("::warning title=Dependency gate::Code scanning did not take the report",
                "security-events: write");
    }

    @Test
    void installsOnly() throws Exception {
        JobResult job = scene.withNative(0).run(Map.of("install-only", "true"));

        assertThat(job.outputs().get("program")).endsWith(ActionScene.NATIVE);
        assertThat(scene.environment()).isEmpty();
    }

    private static String variable(String input) {
        return switch (input) {
            case "hub" -> "MCP_URL";
            case "audience" -> "MCP_AUDIENCE";
            case "github-token" -> "GITHUB_TOKEN";
            default -> "MCP_GATE_" + input.replace('-', '_').toUpperCase(Locale.ROOT);
        };
    }
}
