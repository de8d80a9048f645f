package com.insightpulseai.mcp.testing;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;

import io.quarkus.test.common.DevServicesContext;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/**
 * A tool's function behind its URL: on the JVM in a {@code @QuarkusTest}, and as an executable in a
 * {@code @QuarkusIntegrationTest}
 * that extends it. Each test finds a database with nothing in it but the secrets and a caller of the least role that the
 * tool accepts.
 * <p>
 * What all tools have in common (roles, quotas, unknown fields, a provider that fails) is tested once for all of them, in the
 * hub's {@code EveryToolTest} and {@code EveryToolInTroubleTest}.
 */
public abstract class FunctionTest {

    protected final TestDatabase database = TestDatabase.shared();
    protected final UUID caller = UUID.randomUUID();

    private final String path;
    private final String role;
    private final Map<String, String> secrets;

    /** Set where the function runs as a process of its own. */
    DevServicesContext services;

    /**
     * @param tool such as {@code socket/scan.repo}
     * @param role of {@link #caller}
     * @param secrets what the vault holds, by name
     */
    protected FunctionTest(String tool, String role, Map<String, String> secrets) {
        this.path = "/providers/" + tool;
        this.role = role;
        this.secrets = secrets;
    }

    @BeforeEach
    void freshDatabase() {
        database.reset();
        secrets.forEach(database::putSecret);
        database.addUser(caller, role);
    }

    /** Calls the tool as {@link #caller}. */
    protected ValidatableResponse call(String body) {
        return as(caller, role).body(body).post(path).then();
    }

    /** A request of a user whose token says this role. */
    protected RequestSpecification as(UUID user, String role) {
        return given().port(port()).auth().preemptive().oauth2(TestIssuer.shared().token(user, role))
                .contentType(ContentType.JSON);
    }

    /** The port of the simulated function URL. */
    protected int port() {
        return FunctionPort.of(services);
    }
}
