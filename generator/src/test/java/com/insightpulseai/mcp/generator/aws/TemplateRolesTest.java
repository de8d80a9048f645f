package com.insightpulseai.mcp.generator.aws;

import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.CATALOGUE;
import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.TEMPLATE;
import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.TEXT;
import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.tools;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.generator.PascalCase;

/** The rights of functions' roles, and who may invoke functions. */
class TemplateRolesTest {

    @Test
    void everyUrlHasBothPermissionsThatAwsAsksFor() {
        List<String> functions = TEMPLATE.ids("AWS::Lambda::Url").stream()
                .map(url -> TEMPLATE.properties(url).path("TargetFunctionArn").path("Fn::GetAtt").asText().replace(".Arn", ""))
                .toList();

        assertThat(functions).hasSize(tools().size() + 3).allSatisfy(function -> assertThat(permissions(function))
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
    void theMonitorAloneCanReadTheKeysOfTheSealsAndPutThemIntoTheirBucket() {
        String role = TEMPLATE.properties("MonitorRole").path("Policies").toString();

        assertThat(role.split("secretsmanager:GetSecretValue", -1)).hasSize(4);
        assertThat(role.split(":secret:", -1)).hasSize(4);
        assertThat(role).contains(":secret:${DatabaseSecretPrefix}/${Stage}/database/monitor-??????\"",
                ":secret:${DatabaseSecretPrefix}/${Stage}/seal-key-??????\"",
                ":secret:${DatabaseSecretPrefix}/${Stage}/seal-webhook-key-??????\"", "${SealBucket.Arn}/seals/*\"");
        assertThat(TEMPLATE.ids("AWS::IAM::Role").stream()
                .filter(id -> TEMPLATE.properties(id).toString().contains("/seal-"))).containsExactly("MonitorRole");
        assertThat(TEMPLATE.ids("AWS::IAM::Role").stream().filter(id -> TEMPLATE.properties(id).toString().contains("s3:")))
                .containsExactly("MonitorRole");
    }

    @ParameterizedTest
    @ValueSource(strings = { "socket", "sentry", "netdata", "health", "ops" })
    void aRoleCanReadOneSecretOnly(String login) {
        String role = TEMPLATE.properties(PascalCase.of(login) + "Role").path("Policies").toString();

        assertThat(role.split("secretsmanager:GetSecretValue", -1)).hasSize(2);
        assertThat(role.split(":secret:", -1)).hasSize(2);
        assertThat(role).contains(":secret:${DatabaseSecretPrefix}/${Stage}/database/" + login + "-??????\"");
    }

    @ParameterizedTest
    @ValueSource(strings = { "socket socket-*", "health health", "monitor health-monitor", "ops ops", "mcp mcp" })
    void aRoleCanWriteToTheLogsOfItsOwnFunctionsOnly(String loginAndLogs) {
        String[] parts = loginAndLogs.split(" ");
        String role = TEMPLATE.properties(PascalCase.of(parts[0]) + "Role").path("Policies").toString();

        assertThat(role.split(":log-group:", -1)).hasSize(2);
        assertThat(role).contains(":log-group:/${AWS::StackName}/" + parts[1] + ":*\"");
    }

    @Test
    void onlyLambdaCanTakeARole() {
        assertThat(TEMPLATE.ids("AWS::IAM::Role")).hasSize(CATALOGUE.providers().size() + 4).allSatisfy(role -> {
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
    void theMonitorIsInvokedByItsScheduleAlone() {
        assertThat(TEMPLATE.names("Resources")).doesNotContain("HealthMonitorUrl");
        assertThat(permissions("HealthMonitorFunction")).containsExactly("lambda:InvokeFunction events.amazonaws.com  ");
    }
}
