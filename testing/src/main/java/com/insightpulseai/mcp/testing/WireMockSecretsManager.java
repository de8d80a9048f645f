package com.insightpulseai.mcp.testing;

import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;

/**
 * A stub of AWS Secrets Manager for a test's field of type {@link SecretsManagerStub}, which at the start holds the login
 * {@code mcp_socket} of the {@link TestDatabase}; the application under test is told neither user nor password.
 */
public class WireMockSecretsManager extends WireMockAws<SecretsManagerStub> {

    public WireMockSecretsManager() {
        super("AWS_ENDPOINT_URL_SECRETS_MANAGER");
    }

    @Override
    Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.reactive.url", TestDatabase.shared().reactiveUrl(),
                "quarkus.datasource.credentials-provider", "mcp-database-secret",
                "MCP_DATABASE_SECRET", SecretsManagerStub.SECRET,
                "AWS_SESSION_TOKEN", SecretsManagerStub.SESSION_TOKEN);
    }

    @Override
    protected SecretsManagerStub stub(WireMockServer started) {
        return new SecretsManagerStub(started);
    }

    @Override
    protected void prepare(SecretsManagerStub started) {
        started.stubLogin(TestDatabase.SOCKET, TestDatabase.shared().password());
    }
}
