package com.insightpulseai.mcp.generator.aws;

import static com.insightpulseai.mcp.generator.aws.PackagedTemplate.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

/** The ops console: the function of its API, its files, and the distribution before both. */
class ConsoleTemplateTest {

    private static final JsonNode DISTRIBUTION = TEMPLATE.properties("ConsoleDistribution").path("DistributionConfig");

    @Test
    void theFunctionVerifiesTokensAndSaysHowToSignIn() {
        JsonNode variables = TEMPLATE.variables("OpsFunction");

        assertThat(variables.path("SUPABASE_URL")).hasToString("{\"Ref\":\"SupabaseUrl\"}");
        assertThat(variables.path("SUPABASE_JWKS")).hasToString("{\"Ref\":\"SupabaseJwks\"}");
        assertThat(variables.path("MCP_OPS_PUBLISHABLE_KEY")).hasToString("{\"Ref\":\"SupabasePublishableKey\"}");
        assertThat(variables.path("MCP_OPS_SIGN_IN")).hasToString("{\"Ref\":\"ConsoleSignIn\"}");
        assertThat(variables.path("MCP_OPS_TOOLS_URL").path("Fn::If").path(0).asText()).isEqualTo("HasFrontDoor");
        assertThat(variables.path("MCP_OPS_REFRESH").asText()).isEqualTo("15S");
        assertThat(variables.path("MCP_DATABASE_SECRET").path("Fn::Sub").asText())
                .isEqualTo("${DatabaseSecretPrefix}/${Stage}/database/ops");
        assertThat(TEMPLATE.properties("OpsFunction").path("Timeout").asInt()).isEqualTo(20);
    }

    @Test
    void theFrontDoorLeadsToReadsOfTheApiAndToTheOneWrite() {
        assertThat(TEMPLATE.ids("AWS::ApiGatewayV2::Route").stream().filter(route -> route.startsWith("Ops"))
                .map(route -> TEMPLATE.properties(route).path("RouteKey").asText()))
                .containsExactly("GET /ops/{proxy+}", "HEAD /ops/{proxy+}", "POST /ops/alerts/{id}/acknowledge");
        assertThat(TEMPLATE.properties("OpsGetRouteAccess").path("SourceArn").path("Fn::Sub").asText())
                .endsWith(":${FrontDoorApi}/*/GET/ops/*");
    }

    @Test
    void theConsoleIsThereWhenItsParameterSaysSo() {
        List<String> resources = TEMPLATE.names("Resources").stream().filter(name -> name.startsWith("Console")).toList();

        assertThat(TEMPLATE.tree().at("/Parameters/Console/Default").asText()).isEqualTo("off");
        assertThat(resources).contains("ConsoleBucket", "ConsoleDistribution").allSatisfy(
                name -> assertThat(TEMPLATE.resource(name).path("Condition").asText()).isEqualTo("HasConsole"));
    }

    @Test
    void theFilesAreNotPublicAndOnlyThisDistributionReadsThem() {
        JsonNode statements = TEMPLATE.properties("ConsoleBucketPolicy").at("/PolicyDocument/Statement");

        assertThat(TEMPLATE.properties("ConsoleBucket").path("PublicAccessBlockConfiguration")).hasSize(4)
                .allSatisfy(blocked -> assertThat(blocked.asBoolean()).isTrue());
        assertThat(statements).filteredOn(statement -> statement.path("Effect").asText().equals("Allow")).hasSize(2)
                .allSatisfy(statement -> {
                    assertThat(statement.path("Principal")).hasToString("{\"Service\":\"cloudfront.amazonaws.com\"}");
                    assertThat(statement.at("/Condition/StringEquals/AWS:SourceArn/Fn::Sub").asText())
                            .endsWith(":distribution/${ConsoleDistribution}");
                });
        assertThat(DISTRIBUTION.at("/Origins/0/OriginAccessControlId/Ref").asText()).isEqualTo("ConsoleBucketAccess");
    }

    @Test
    void besidesFilesTheDistributionLeadsToTheApiAndToHealthOfAllWithTheTokenAndWithoutACache() {
        JsonNode behaviours = DISTRIBUTION.path("CacheBehaviors");

        assertThat(behaviours).extracting(
                behaviour -> behaviour.path("PathPattern").asText() + " " + behaviour.path("TargetOriginId").asText())
                .containsExactly("/ops/* ops", "/health health");
        assertThat(behaviours).allSatisfy(behaviour -> {
            assertThat(behaviour.path("ViewerProtocolPolicy").asText()).isEqualTo("https-only");
            assertThat(behaviour.path("CachePolicyId").asText()).isEqualTo("4135ea2d-6df8-44a3-9df3-4b5a84be39ad");
            assertThat(behaviour.path("OriginRequestPolicyId").asText()).isEqualTo("b689b0a8-53d0-40ab-baf2-68738e2966ac");
        });
        assertThat(DISTRIBUTION.path("DefaultCacheBehavior").has("OriginRequestPolicyId")).isFalse();
        assertThat(DISTRIBUTION.has("Logging")).isFalse();
    }

    @Test
    void aDomainOfItsOwnSpeaksNoOldTls() {
        assertThat(DISTRIBUTION.at("/ViewerCertificate/Fn::If/1/MinimumProtocolVersion").asText()).isEqualTo("TLSv1.2_2021");
    }

    @Test
    void thePageIsAskedForEachTimeUnlessAFileSaysOtherwise() {
        assertThat(TEMPLATE.properties("ConsoleHeaders").at("/ResponseHeadersPolicyConfig/CustomHeadersConfig/Items"))
                .extracting(JsonNode::toString)
                .contains("{\"Override\":false,\"Header\":\"Cache-Control\",\"Value\":\"no-cache\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "sb_publishable_Ab3-x_9", "anon" })
    void theKeyIsAPublicOne(String key) {
        assertThat(key.equals("anon") ? legacyKey("", key) : key).matches(keyPattern());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a", "ab" })
    void aKeyThatMayDoAnythingIsRefusedWhereverItsRoleStands(String before) {
        assertThat(legacyKey(before, "service_role")).doesNotMatch(keyPattern());
        assertThat("sb_secret_Ab3-x_9").doesNotMatch(keyPattern());
    }

    private static Pattern keyPattern() {
        return Pattern.compile(TEMPLATE.tree().at("/Parameters/SupabasePublishableKey/AllowedPattern").asText());
    }

    private static String legacyKey(String before, String role) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"iss\":\"" + before + "\",\"role\":\"" + role + "\",\"exp\":1983812996}";
        return encoder.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2lnbmF0dXJl";
    }
}
