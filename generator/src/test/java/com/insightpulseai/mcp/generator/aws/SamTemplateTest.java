package com.insightpulseai.mcp.generator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.PascalCase;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.ConfigFile;
import com.insightpulseai.mcp.generator.catalogue.Tool;

class SamTemplateTest {

    private static final Checkout REPOSITORY = Checkout.at(Path.of(".."));
    private static final Catalogue CATALOGUE = ConfigFile.read(REPOSITORY, packaged());
    private static final String TEXT = SamTemplate.of(CATALOGUE);
    private static final ParsedTemplate TEMPLATE = ParsedTemplate.of(TEXT);

    private static String packaged() {
        try (InputStream stream = SamTemplateTest.class.getClassLoader().getResourceAsStream("provider-config.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<Tool> tools() {
        return CATALOGUE.tools();
    }

    private static String id(Tool tool) {
        return PascalCase.of(tool.module());
    }

    private static String providerId(Tool tool) {
        return PascalCase.of(tool.id().provider());
    }

    @ParameterizedTest
    @MethodSource("tools")
    void aToolIsAFunctionThatMayRunLongerThanTheTool(Tool tool) {
        JsonNode function = TEMPLATE.properties(id(tool) + "Function");

        assertThat(function.path("CodeUri").asText()).isEqualTo("functions/" + tool.module() + "/target/function.zip");
        assertThat(function.path("Timeout").asLong() * 1000).isGreaterThan(tool.policy().timeout().toMillis() + 5_000);
    }

    @ParameterizedTest
    @MethodSource("tools")
    void aToolHasTheRoleAndTheSecretOfItsOwnProvider(Tool tool) {
        JsonNode function = TEMPLATE.properties(id(tool) + "Function");

        assertThat(function.path("Role").path("Fn::GetAtt").asText()).isEqualTo(providerId(tool) + "Role.Arn");
        assertThat(TEMPLATE.variables(id(tool) + "Function").path("MCP_DATABASE_SECRET").path("Fn::Sub").asText())
                .isEqualTo("${DatabaseSecretPrefix}/${Stage}/database/" + tool.id().provider());
    }

    @ParameterizedTest
    @MethodSource("tools")
    void aToolHasALogGroupThatDoesNotGrowForEver(Tool tool) {
        JsonNode log = TEMPLATE.properties(id(tool) + "Log");

        assertThat(TEMPLATE.properties(id(tool) + "Function").path("LoggingConfig").path("LogGroup").path("Ref").asText())
                .isEqualTo(id(tool) + "Log");
        assertThat(log.path("LogGroupName").path("Fn::Sub").asText()).isEqualTo("/${AWS::StackName}/" + tool.module());
        assertThat(log.path("RetentionInDays").path("Ref").asText()).isEqualTo("LogRetentionDays");
    }

    @ParameterizedTest
    @MethodSource("tools")
    void aToolIsOnlyThereWhenItsProviderIs(Tool tool) {
        String ids = "^" + id(tool) + "(Function|Log|Errors|Throttles|Url|UrlAccess|UrlInvocation)$";

        assertThat(TEMPLATE.names("Resources").stream().filter(name -> name.matches(ids))
                .map(name -> TEMPLATE.resource(name).path("Condition").asText())).hasSize(7)
                .containsOnly(providerId(tool) + "Deployed");
    }

    @Test
    void everyUrlHasBothPermissionsThatAwsAsksFor() {
        List<String> functions = TEMPLATE.ids("AWS::Lambda::Url").stream()
                .map(url -> TEMPLATE.properties(url).path("TargetFunctionArn").path("Fn::GetAtt").asText().replace(".Arn", ""))
                .toList();

        assertThat(functions).hasSize(tools().size() + 2).allSatisfy(function -> assertThat(permissions(function))
                .containsOnlyOnce("lambda:InvokeFunctionUrl * NONE ").containsOnlyOnce("lambda:InvokeFunction *  true"));
    }

    private static List<String> permissions(String function) {
        return TEMPLATE.ids("AWS::Lambda::Permission").stream().map(TEMPLATE::properties)
                .filter(permission -> permission.path("FunctionName").path("Ref").asText().equals(function))
                .map(permission -> permission.path("Action").asText() + " " + permission.path("Principal").asText() + " "
                        + permission.path("FunctionUrlAuthType").asText() + " "
                        + permission.path("InvokedViaFunctionUrl").asText())
                .toList();
    }

    @Test
    void theMonitorAloneCanReadTheKeyOfTheSealsAndPutThemIntoTheirBucket() {
        String role = TEMPLATE.properties("MonitorRole").path("Policies").toString();

        assertThat(role.split("secretsmanager:GetSecretValue", -1)).hasSize(3);
        assertThat(role.split(":secret:", -1)).hasSize(3);
        assertThat(role).contains(":secret:${DatabaseSecretPrefix}/${Stage}/database/monitor-??????\"",
                ":secret:${DatabaseSecretPrefix}/${Stage}/seal-key-??????\"", "${SealBucket.Arn}/seals/*\"");
        assertThat(TEMPLATE.ids("AWS::IAM::Role").stream()
                .filter(id -> TEMPLATE.properties(id).toString().contains("seal-key"))).containsExactly("MonitorRole");
        assertThat(TEMPLATE.ids("AWS::IAM::Role").stream().filter(id -> TEMPLATE.properties(id).toString().contains("s3:")))
                .containsExactly("MonitorRole");
    }

    @ParameterizedTest
    @ValueSource(strings = { "socket", "sentry", "netdata", "health" })
    void aRoleCanReadOneSecretOnly(String login) {
        String role = TEMPLATE.properties(PascalCase.of(login) + "Role").path("Policies").toString();

        assertThat(role.split("secretsmanager:GetSecretValue", -1)).hasSize(2);
        assertThat(role.split(":secret:", -1)).hasSize(2);
        assertThat(role).contains(":secret:${DatabaseSecretPrefix}/${Stage}/database/" + login + "-??????\"");
    }

    @ParameterizedTest
    @ValueSource(strings = { "socket socket-*", "health health", "monitor health-monitor", "mcp mcp" })
    void aRoleCanWriteToTheLogsOfItsOwnFunctionsOnly(String loginAndLogs) {
        String[] parts = loginAndLogs.split(" ");
        String role = TEMPLATE.properties(PascalCase.of(parts[0]) + "Role").path("Policies").toString();

        assertThat(role.split(":log-group:", -1)).hasSize(2);
        assertThat(role).contains(":log-group:/${AWS::StackName}/" + parts[1] + ":*\"");
    }

    @Test
    void onlyLambdaCanTakeARole() {
        assertThat(TEMPLATE.ids("AWS::IAM::Role")).hasSize(CATALOGUE.providers().size() + 3).allSatisfy(role -> {
            JsonNode statements = TEMPLATE.properties(role).at("/AssumeRolePolicyDocument/Statement");
            assertThat(statements).hasSize(1);
            assertThat(statements.at("/0/Principal")).hasToString("{\"Service\":\"lambda.amazonaws.com\"}");
        });
    }

    @Test
    void noSecretIsAParameterOrPartOfTheTemplate() {
        assertThat(TEXT).doesNotContain("NoEcho", "{{", "QUARKUS_DATASOURCE_PASSWORD", "SUPABASE_JWT_SECRET");
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
    @MethodSource("tools")
    void theFrontDoorLeadsToAToolAndMayAskItForThatRouteOnly(Tool tool) {
        assertThat(TEMPLATE.properties(id(tool) + "Route").path("RouteKey").asText()).isEqualTo("POST " + tool.path());
        assertThat(TEMPLATE.properties(id(tool) + "RouteAccess").path("SourceArn").path("Fn::Sub").asText())
                .endsWith(":${FrontDoorApi}/*/POST" + tool.path());
        assertThat(TEMPLATE.resource(id(tool) + "Route").path("Condition").asText())
                .isEqualTo(providerId(tool) + "BehindFrontDoor");
    }

    @Test
    void theFrontDoorLeadsToHealthForReading() {
        assertThat(TEMPLATE.ids("AWS::ApiGatewayV2::Route").stream().filter(route -> route.matches("Health(All|One).*"))
                .map(route -> TEMPLATE.properties(route).path("RouteKey").asText()))
                .containsExactly("GET /health", "HEAD /health", "GET /providers/{provider}/health",
                        "HEAD /providers/{provider}/health");
    }

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
    @MethodSource("tools")
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

    @Test
    void theOutputsNameTheAddressOfEveryFunction() {
        assertThat(tools()).allSatisfy(tool -> assertThat(TEMPLATE.tree().path("Outputs").path(id(tool) + "Url").path("Value")
                .path("Fn::Sub").asText()).isEqualTo("${" + id(tool) + "Url.FunctionUrl}" + tool.path().substring(1)));
        assertThat(TEMPLATE.names("Outputs")).contains("HealthUrl", "McpUrl", "FrontDoorUrl", "LogGroupPrefix");
    }

    @Test
    void theMonitorIsInvokedByItsScheduleAndByNobodyElse() {
        assertThat(TEMPLATE.names("Resources")).doesNotContain("HealthMonitorUrl");
        assertThat(permissions("HealthMonitorFunction")).containsExactly("lambda:InvokeFunction events.amazonaws.com  ");
    }

    @Test
    void somebodyIsToldWhenTheMonitorIsSilent() {
        JsonNode alarm = TEMPLATE.properties("HealthMonitorSilence");

        assertThat(alarm.path("MetricName").asText()).isEqualTo("Invocations");
        assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(5);
        assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("breaching");
    }

    @Test
    void theVariablesOfHealthLeaveRoomForALongKeySet() {
        assertThat(usualVariablesOfHealth() + longest("SupabaseJwks")).isLessThan(4096);
    }

    @Test
    void theVariablesOfHealthLeaveRoomForALongListOfRepositoriesBesideAUsualKeySet() {
        int keySetOfThreeKeys = 600;

        assertThat(longest("SocketRepos")).isEqualTo(1_600);
        assertThat(longest("SocketOrg")).isEqualTo(256);
        assertThat(usualVariablesOfHealth() + keySetOfThreeKeys + longest("SocketRepos")).isLessThan(4096);
    }

    private static int longest(String parameter) {
        return TEMPLATE.tree().at("/Parameters/" + parameter + "/MaxLength").asInt();
    }

    private static int usualVariablesOfHealth() {
        JsonNode common = TEMPLATE.tree().at("/Globals/Function/Environment/Variables");
        JsonNode own = TEMPLATE.variables("HealthFunction");
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
        return packaged() + dummy + List.of(tools).stream()
                .map(tool -> "      - { name: " + tool + ", quota: reads, min_role: ops_admin, schema_version: '1.0' }\n")
                .collect(Collectors.joining());
    }
}
