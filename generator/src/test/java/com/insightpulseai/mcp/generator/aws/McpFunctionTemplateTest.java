package com.insightpulseai.mcp.generator.aws;

import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.TEMPLATE;
import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.id;
import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.providerId;
import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.tools;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/** The function of the MCP endpoint. */
class McpFunctionTemplateTest {

    @Test
    void theFrontDoorLeadsToTheMcpEndpointAndToWhatClientsLookForBesideIt() {
        assertThat(TEMPLATE.ids("AWS::ApiGatewayV2::Route").stream().filter(route -> route.startsWith("Mcp"))
                .map(route -> TEMPLATE.properties(route).path("RouteKey").asText()))
                .containsExactly("POST /mcp", "GET /mcp", "DELETE /mcp", "GET /.well-known/oauth-protected-resource/mcp",
                        "GET /.well-known/oauth-protected-resource");
        assertThat(TEMPLATE.tree().at("/Outputs/McpUrl/Value/Fn::Sub").asText()).isEqualTo("${McpUrl.FunctionUrl}mcp");
    }

    @Test
    void theMcpEndpointHasNoWayToTheDatabaseAndNoSecret() {
        JsonNode variables = TEMPLATE.variables("McpFunction");
        JsonNode common = TEMPLATE.tree().at("/Globals/Function/Environment/Variables");

        assertThat(common.properties()).filteredOn(variable -> variable.getKey().startsWith("QUARKUS_DATASOURCE"))
                .isNotEmpty().allSatisfy(variable -> assertThat(variables.path(variable.getKey()))
                        .hasToString("{\"Ref\":\"AWS::NoValue\"}"));
        assertThat(variables.path("QUARKUS_DATASOURCE_ACTIVE").asText()).isEqualTo("false");
        assertThat(variables.has("MCP_DATABASE_SECRET")).isFalse();
        assertThat(TEMPLATE.properties("McpRole").toString()).doesNotContain("secretsmanager").contains("logs:PutLogEvents");
        assertThat(TEMPLATE.properties("McpFunction").path("Role").path("Fn::GetAtt").asText()).isEqualTo("McpRole.Arn");
    }

    @ParameterizedTest
    @MethodSource(PackagedTemplate.TOOLS)
    void theMcpEndpointKnowsTheAddressOfEveryToolThatIsThere(Tool tool) {
        JsonNode entries = TEMPLATE.variables("McpFunction").at("/MCP_ENDPOINT_TOOL_URLS/Fn::Join/1");

        assertThat(entries).extracting(JsonNode::toString).containsOnlyOnce("{\"Fn::If\":[\"" + providerId(tool) + "Deployed\","
                + address(tool.id().toString(), id(tool)) + ",\"\"]}");
        assertThat(TEMPLATE.variables("McpFunction").has("PROVIDERS_" + tool.id().provider().toUpperCase() + "_ENABLED"))
                .isTrue();
    }

    @Test
    void theMcpEndpointKnowsTheAddressOfHealthAndTheFormOfAll() {
        assertThat(TEMPLATE.variables("McpFunction").at("/MCP_ENDPOINT_TOOL_URLS/Fn::Join/1")).extracting(JsonNode::toString)
                .hasSize(tools().size() + 2).contains("{\"Fn::Sub\":\"*=https://*.lambda-url.${AWS::Region}.on.aws/\"}",
                        address("health", "Health"));
    }

    /** The id of a function URL: what its host begins with. */
    private static String address(String name, String function) {
        return "{\"Fn::Join\":[\"=\",[\"" + name + "\",{\"Fn::Select\":[0,{\"Fn::Split\":[\".\",{\"Fn::Select\":[2,"
                + "{\"Fn::Split\":[\"/\",{\"Fn::GetAtt\":\"" + function + "Url.FunctionUrl\"}]}]}]}]}]]}";
    }

    @Test
    void theVariablesOfTheMcpEndpointLeaveRoomForALongKeySet() {
        JsonNode own = TEMPLATE.variables("McpFunction");
        int longestTexts = List.of("SupabaseJwks", "GithubOidcAudience", "McpPublicUrl").stream()
                .mapToInt(parameter -> TEMPLATE.tree().at("/Parameters/" + parameter + "/MaxLength").asInt()).sum();
        int names = own.properties().stream().filter(variable -> !variable.getValue().toString().contains("NoValue"))
                .mapToInt(variable -> variable.getKey().length() + 5).sum();
        int common = "DISABLE_SIGNAL_HANDLERStrueQUARKUS_LOG_LEVELDEBUG".length();
        int addresses = "*=https://*.lambda-url.ap-southeast-1.on.aws/ health=".length() + 32
                + tools().stream().mapToInt(tool -> tool.id().toString().length() + " =".length() + 32).sum();
        int supabase = 60; // its host is a project's id

        assertThat(longestTexts + names + common + addresses + supabase).isLessThan(4096);
    }
}
