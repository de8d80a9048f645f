package com.insightpulseai.mcp.generator.aws;

import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.REPOSITORY;
import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.TEMPLATE;
import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.id;
import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.tools;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.ConfigFile;

/** Functions that are no tools, outputs, and what another configuration changes. */
class SamTemplateTest {

    @Test
    void theFrontDoorLeadsToHealthForReading() {
        assertThat(TEMPLATE.ids("AWS::ApiGatewayV2::Route").stream().filter(route -> route.matches("Health(All|One).*"))
                .map(route -> TEMPLATE.properties(route).path("RouteKey").asText()))
                .containsExactly("GET /health", "HEAD /health", "GET /providers/{provider}/health",
                        "HEAD /providers/{provider}/health");
    }

    @Test
    void theOutputsNameTheAddressOfEveryFunction() {
        assertThat(tools()).allSatisfy(tool -> assertThat(TEMPLATE.tree().path("Outputs").path(id(tool) + "Url").path("Value")
                .path("Fn::Sub").asText()).isEqualTo("${" + id(tool) + "Url.FunctionUrl}" + tool.path().substring(1)));
        assertThat(TEMPLATE.tree().at("/Outputs/OpsUrl/Value/Fn::Sub").asText()).isEqualTo("${OpsUrl.FunctionUrl}ops/");
        assertThat(TEMPLATE.names("Outputs")).contains("HealthUrl", "McpUrl", "FrontDoorUrl", "LogGroupPrefix");
    }

    @Test
    void anAlarmReportsThatTheMonitorIsSilent() {
        JsonNode alarm = TEMPLATE.properties("HealthMonitorSilence");

        assertThat(alarm.path("MetricName").asText()).isEqualTo("Invocations");
        assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(5);
        assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("breaching");
    }

    @ParameterizedTest
    @ValueSource(strings = { "HealthFunction", "OpsFunction" })
    void theVariablesOfAFunctionThatKnowsAllProvidersLeaveRoomForALongKeySet(String function) {
        assertThat(usualVariablesOf(function) + longest("SupabaseJwks")).isLessThan(4096);
    }

    @ParameterizedTest
    @ValueSource(strings = { "HealthFunction", "OpsFunction" })
    void theyLeaveRoomForALongListOfRepositoriesBesideAUsualKeySet(String function) {
        int keySetOfThreeKeys = 600;

        assertThat(longest("SocketRepos")).isEqualTo(1_600);
        assertThat(longest("SocketOrg")).isEqualTo(256);
        assertThat(usualVariablesOf(function) + keySetOfThreeKeys + longest("SocketRepos")).isLessThan(4096);
    }

    private static int longest(String parameter) {
        return TEMPLATE.tree().at("/Parameters/" + parameter + "/MaxLength").asInt();
    }

    private static int usualVariablesOf(String function) {
        JsonNode common = TEMPLATE.tree().at("/Globals/Function/Environment/Variables");
        JsonNode own = TEMPLATE.variables(function);
        int names = Stream.of(common, own).flatMap(variables -> variables.properties().stream())
                .mapToInt(variable -> variable.getKey().length()).sum();
        int values = (common.size() + own.size()) * 40; // more than they have on average
        return names + values;
    }

    @Test
    void aFurtherProviderGetsItsFunctionsRoleAndParameters() {
        ParsedTemplate template = ParsedTemplate
                .of(SamTemplate.of(ConfigFile.read(REPOSITORY, withDummy("DUMMY_ORG", "thing.get"))));

        assertThat(template.names("Parameters")).contains("DummyRollout", "DummyReservedConcurrency", "DummyOrg");
        assertThat(template.names("Resources")).contains("DummyRole", "DummyThingGetFunction", "DummyThingGetUrl");
        assertThat(template.variables("DummyThingGetFunction").path("DUMMY_ORG").toString())
                .isEqualTo("{\"Ref\":\"DummyOrg\"}");
        assertThat(template.variables("HealthMonitorFunction").has("PROVIDERS_DUMMY_ENABLED")).isTrue();
        assertThat(template.properties("SocketRole")).isEqualTo(TEMPLATE.properties("SocketRole"));
    }

    @Test
    void aVariableThatTheTemplateHasAnotherMeaningForIsRefused() {
        Catalogue catalogue = ConfigFile.read(REPOSITORY, withDummy("STAGE", "thing.get"));

        assertThatThrownBy(() -> SamTemplate.of(catalogue)).isInstanceOf(Mistakes.class).hasMessage("provider-config.yaml: "
                + "'Stage' would be two things in template.yaml; rename the variable or the tool that it comes from");
    }

    @Test
    void moreToolsThanAStackCanHoldAreRefused() {
        Catalogue catalogue = ConfigFile.read(REPOSITORY, withDummy("DUMMY_ORG",
                IntStream.range(0, 40).mapToObj(i -> "thing" + i + ".get").toArray(String[]::new)));

        assertThatThrownBy(() -> SamTemplate.of(catalogue)).isInstanceOf(Mistakes.class)
                .hasMessageContaining("a stack has 500 at most");
    }

    private static String withDummy(String variable, String... tools) {
        String dummy = """

                  dummy:
                    base_url: https://api.dummy.example
                    allowed_hosts: [api.dummy.example]
                    settings: { org: "${%s:}" }
                    rate_limits: { ops_admin: unlimited }
                    tools:
                """.formatted(variable);
        return PackagedTemplate.configuration() + dummy + List.of(tools).stream()
                .map(tool -> "      - { name: " + tool + ", quota: reads, min_role: ops_admin, schema_version: '1.0' }\n")
                .collect(Collectors.joining());
    }
}
