package com.insightpulseai.mcp.generator.aws;

import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.TEMPLATE;
import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.id;
import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.providerId;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/** The function of a tool: its code, settings, log, URL and route. */
class ToolFunctionTemplateTest {

    @ParameterizedTest
    @MethodSource(PackagedTemplate.TOOLS)
    void aToolIsAFunctionThatMayRunLongerThanTheTool(Tool tool) {
        JsonNode function = TEMPLATE.properties(id(tool) + "Function");

        assertThat(function.path("CodeUri").asText()).isEqualTo("functions/" + tool.module() + "/target/function.zip");
        assertThat(function.path("Timeout").asLong() * 1000).isGreaterThan(tool.policy().timeout().toMillis() + 5_000);
    }

    @ParameterizedTest
    @MethodSource(PackagedTemplate.TOOLS)
    void aToolHasTheRoleAndTheSecretOfItsOwnProvider(Tool tool) {
        JsonNode function = TEMPLATE.properties(id(tool) + "Function");

        assertThat(function.path("Role").path("Fn::GetAtt").asText()).isEqualTo(providerId(tool) + "Role.Arn");
        assertThat(TEMPLATE.variables(id(tool) + "Function").path("MCP_DATABASE_SECRET").path("Fn::Sub").asText())
                .isEqualTo("${DatabaseSecretPrefix}/${Stage}/database/" + tool.id().provider());
    }

    @ParameterizedTest
    @MethodSource(PackagedTemplate.TOOLS)
    void aToolHasALogGroupThatDoesNotGrowForEver(Tool tool) {
        JsonNode log = TEMPLATE.properties(id(tool) + "Log");

        assertThat(TEMPLATE.properties(id(tool) + "Function").path("LoggingConfig").path("LogGroup").path("Ref").asText())
                .isEqualTo(id(tool) + "Log");
        assertThat(log.path("LogGroupName").path("Fn::Sub").asText()).isEqualTo("/${AWS::StackName}/" + tool.module());
        assertThat(log.path("RetentionInDays").path("Ref").asText()).isEqualTo("LogRetentionDays");
    }

    @ParameterizedTest
    @MethodSource(PackagedTemplate.TOOLS)
    void aToolIsOnlyThereWhenItsProviderIs(Tool tool) {
        String ids = "^" + id(tool) + "(Function|Log|Errors|Throttles|Url|UrlAccess|UrlInvocation)$";

        assertThat(TEMPLATE.names("Resources").stream().filter(name -> name.matches(ids))
                .map(name -> TEMPLATE.resource(name).path("Condition").asText())).hasSize(7)
                .containsOnly(providerId(tool) + "Deployed");
    }

    @Test
    void aToolKnowsTheSettingsOfItsOwnProviderOnly() {
        assertThat(TEMPLATE.variables("SocketScanGetFunction").toString()).contains("SOCKET_ORG", "PROVIDERS_SOCKET_ENABLED")
                .doesNotContain("SENTRY", "NETDATA");
        assertThat(TEMPLATE.variables("HealthFunction").toString()).contains("SOCKET_ORG", "SENTRY_URL", "NETDATA_ROOM");
    }

    @Test
    void aProviderIsSwitchedOnOffOrLeftOutByOneParameter() {
        assertThat(TEMPLATE.tree().path("Parameters").path("SentryRollout").path("AllowedValues").toString())
                .isEqualTo("[\"on\",\"off\",\"absent\"]");
        assertThat(TEMPLATE.variables("SentryIssueGetFunction").path("PROVIDERS_SENTRY_ENABLED").toString())
                .isEqualTo("{\"Fn::If\":[\"SentryOn\",\"true\",\"false\"]}");
    }

    @Test
    void aToolThatTakesLongerThanTheFrontDoorWaitsIsShortenedBehindIt() {
        assertThat(TEMPLATE.variables("SocketScanGetFunction").path("PROVIDERS_SOCKET_TOOLS_1__TIMEOUT_MS").toString())
                .isEqualTo("{\"Fn::If\":[\"HasFrontDoor\",28000,{\"Ref\":\"AWS::NoValue\"}]}");
        assertThat(TEMPLATE.variables("SocketHealthFunction").toString()).doesNotContain("TIMEOUT_MS");
    }

    @ParameterizedTest
    @MethodSource(PackagedTemplate.TOOLS)
    void theFrontDoorLeadsToAToolAndMayAskItForThatRouteOnly(Tool tool) {
        assertThat(TEMPLATE.properties(id(tool) + "Route").path("RouteKey").asText()).isEqualTo("POST " + tool.path());
        assertThat(TEMPLATE.properties(id(tool) + "RouteAccess").path("SourceArn").path("Fn::Sub").asText())
                .endsWith(":${FrontDoorApi}/*/POST" + tool.path());
        assertThat(TEMPLATE.resource(id(tool) + "Route").path("Condition").asText())
                .isEqualTo(providerId(tool) + "BehindFrontDoor");
    }
}
