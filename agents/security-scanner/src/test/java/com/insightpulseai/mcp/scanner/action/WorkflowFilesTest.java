package com.insightpulseai.mcp.scanner.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowFilesTest {

    private static final String GATE = ".github/workflows/pr-dependency-check.yml";
    private static final Pattern USES = Pattern.compile("^\\s*(?:- )?uses: (.+)$", Pattern.MULTILINE);

    static List<Path> workflows() throws IOException {
        return WorkflowFile.all();
    }

    static List<Path> files() throws IOException {
        return Stream.concat(workflows().stream(), Stream.of(ActionScene.ACTION.resolve("action.yml"))).toList();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void scriptsContainNoExpression(Path workflow) throws IOException {
        for (Map<?, ?> step : new WorkflowFile(workflow, CompositeAction.yaml(workflow)).steps()) {
            assertThat(String.valueOf(step.get("run"))).doesNotContain("${{");
        }
    }

    @Test
    void scriptsOfTheActionContainNoExpression() throws IOException {
        assertThat(CompositeAction.read(ActionScene.ACTION.resolve("action.yml")).steps())
                .isNotEmpty().noneMatch(step -> step.run().contains("${{"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void usesNameACommitAndItsVersion(Path file) throws IOException {
        assertThat(USES.matcher(Files.readString(file)).results().map(found -> found.group(1)))
                .allMatch(uses -> uses.matches("\\$/.+|acme/ci/.+@0{40}|[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void noWorkflowRunsCodeOfAPullRequestWithRights(Path workflow) throws IOException {
        assertThat(new WorkflowFile(workflow, CompositeAction.yaml(workflow)).events().keySet().stream().map(String::valueOf))
                .doesNotContain("pull_request_target", "issue_comment");
    }

    @Test
    void theGateIsNeverSkippedByPathsAndHasTheRightsItNeeds() throws IOException {
        WorkflowFile workflow = WorkflowFile.read(GATE);
        Map<?, ?> job = workflow.job("gate");

        assertThat(workflow.events().keySet().stream().map(String::valueOf)).containsExactlyInAnyOrder("pull_request",
                "merge_group",
                "workflow_call");
        assertThat(((Map<?, ?>) workflow.events().get("pull_request")).keySet().stream().map(String::valueOf))
                .containsExactly("types");
        assertThat(job.get("if")).isNull();
        assertThat(job.get("permissions")).isEqualTo(Map.of("contents", "read", "id-token", "write", "pull-requests", "write",
                "security-events", "write"));
        assertThat(((Map<?, ?>) job.get("concurrency")).get("cancel-in-progress")).isEqualTo(true);
    }

    @Test
    void workflowsHandOnlyInputsOverThatTheActionHas() throws IOException {
        Set<String> inputs = CompositeAction.read(ActionScene.ACTION.resolve("action.yml")).inputs().keySet();

        for (String file : List.of(GATE, ".github/workflows/release-candidate.yml", "docs/ci/fork-scan.yml")) {
            List<? extends Map<?, ?>> steps = WorkflowFile.read(file).steps().stream()
                    .filter(step -> String.valueOf(step.get("uses")).contains("dependency-gate")).toList();
            assertThat(steps).hasSize(1);
            assertThat(((Map<?, ?>) steps.get(0).get("with")).keySet().stream().map(String::valueOf)).isSubsetOf(inputs);
        }
    }

    @Test
    void theReusableWorkflowHandsAllItsInputsOver() throws IOException {
        WorkflowFile workflow = WorkflowFile.read(GATE);
        Map<?, ?> called = (Map<?, ?>) ((Map<?, ?>) workflow.events().get("workflow_call")).get("inputs");
        String with = workflow.step("Run the gate").get("with").toString();

        assertThat(called.keySet().stream().map(String::valueOf).filter(name -> !Set.of("hub", "runner").contains(name)))
                .allMatch(name -> with.contains("inputs." + name));
    }

    @Test
    void anInputThatIsLeftOutDoesNotReplaceTheSettingOfTheRepository() throws IOException {
        for (Map<?, ?> step : List.of(WorkflowFile.read(GATE).step("Run the gate"),
                WorkflowFile.read(".github/workflows/release-candidate.yml").step("Scan all dependencies"))) {
            assertThat(((Map<?, ?>) step.get("with")).get("strict")).isEqualTo("${{ inputs.strict && 'true' || '' }}");
        }
    }

    /** A pull request calls the workflow with inputs of its own; by a ruleset the workflow has none. */
    @ParameterizedTest
    @ValueSource(strings = { GATE, ".github/workflows/release-candidate.yml" })
    void theHubIsTheAdministratorsAndOnlyTheOwnRepositoryDoesWithoutOne(String file) throws IOException {
        WorkflowFile workflow = WorkflowFile.read(file);
        Map<?, ?> environment = (Map<?, ?>) workflow.job(file.equals(GATE) ? "gate" : "scan").get("env");

        assertThat(environment.get("HUB")).isEqualTo("${{ vars.MCP_HUB || inputs.hub }}");
        assertThat(environment.get("OWN").toString())
                .contains("startsWith(github.workflow_ref, format('{0}/', github.repository))");
        assertThat(workflow.step("Say that no hub is configured").get("if")).isEqualTo("env.HUB == '' && env.OWN == 'true'");
        assertThat(workflow.steps().stream().filter(step -> String.valueOf(step.get("uses")).contains("dependency-gate"))
                .map(step -> String.valueOf(step.get("if")))).containsExactly("env.HUB != '' || env.OWN != 'true'");
    }

    @Test
    void aMisspeltPathIsNoEmptyRepositoryThatPasses() throws IOException {
        WorkflowFile workflow = WorkflowFile.read(GATE);
        Map<?, ?> called = (Map<?, ?>) ((Map<?, ?>) workflow.events().get("workflow_call")).get("inputs");

        assertThat(((Map<?, ?>) called.get("allow-empty")).get("default")).isEqualTo(false);
        assertThat(((Map<?, ?>) workflow.step("Run the gate").get("with")).get("allow-empty"))
                .isEqualTo("${{ inputs.allow-empty && 'true' || '' }}");
    }

    @Test
    void theDocumentationNamesAllInputsAndOutputs() throws IOException {
        CompositeAction action = CompositeAction.read(ActionScene.ACTION.resolve("action.yml"));
        Map<?, ?> called = (Map<?, ?>) WorkflowFile.read(GATE).events().get("workflow_call");
        String page = Files.readString(ActionScene.REPOSITORY.resolve("docs/ci.md"));

        assertThat(Stream.of(action.inputs().keySet(), action.outputs().keySet(), ((Map<?, ?>) called.get("inputs")).keySet())
                .flatMap(Set::stream)).allMatch(name -> page.contains("`" + name + "`"));
    }

    @Test
    void bothWorkflowsForForksHaveTheSameNamesOfManifests() throws IOException {
        String first = WorkflowFile.read("docs/ci/fork-manifests.yml").step("Copy the manifests").get("run").toString();
        String second = WorkflowFile.read("docs/ci/fork-scan.yml").step("Put the manifests in place").get("run").toString();

        assertThat(names(first)).isNotEmpty().isEqualTo(names(second));
    }

    private static String names(String script) {
        return script.substring(script.indexOf("is_manifest() {"), script.indexOf("esac"));
    }
}
