package com.insightpulseai.mcp.hub;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A provider whose secret is in the vault, and one of whose settings is not set: Socket without its organization. */
@QuarkusTest
@TestProfile(UnsetSettingTest.Profile.class)
class UnsetSettingTest {

    private final TestDatabase database = TestDatabase.shared();
    private final UUID caller = UUID.randomUUID();

    public static class Profile implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PostgresResource.class), new TestResourceEntry(TestIssuerResource.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @BeforeEach
    void freshState() {
        database.reset();
        database.putSecret("socket_api_key", "sktsec_stored-in-the-vault");
        database.addUser(caller, "ops_operator");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "scan.repo|{\"repo\":\"web\"}",
            "scan.get|{\"scan_id\":\"s\"}",
            "findings.list|{}",
            "package.check|{\"packages\":[\"pkg:npm/left-pad@1.3.0\"]}",
            "finding.triage|{\"findings\":[{\"key\":\"k\",\"state\":\"warn\"}]}" })
    void aToolIsUnavailableAndSaysWhichSettingIsMissing(String tool, String input) {
        call(tool, input).statusCode(503).body("code", equalTo("unavailable")).body("detail", containsString("setting org"));
    }

    @Test
    void healthIsDownAndSaysWhichSettingIsMissing() {
        call("health", "{}").statusCode(200).body("status", equalTo("down")).body("message", containsString("setting org"));
        asOperator().get("/providers/socket/health").then().statusCode(503)
                .body("providers[0].status", equalTo("down")).body("providers[0].message", containsString("setting org"));
    }

    private ValidatableResponse call(String tool, String input) {
        return asOperator().contentType(ContentType.JSON).body(input).post("/providers/socket/" + tool).then();
    }

    private RequestSpecification asOperator() {
        return given().auth().preemptive().oauth2(TestIssuer.shared().token(caller, "ops_operator"));
    }
}
