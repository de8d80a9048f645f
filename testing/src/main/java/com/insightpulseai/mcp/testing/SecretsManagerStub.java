package com.insightpulseai.mcp.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;

/** AWS Secrets Manager with one secret, as a test wants it. */
public final class SecretsManagerStub extends ProviderStub {

    /** Name of the secret. */
    public static final String SECRET = "mcp/test/database/socket";
    /** The only region it is in. */
    public static final String REGION = "eu-central-1";
    public static final String ACCESS_KEY_ID = "AKIDEXAMPLE";
    public static final String SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    public static final String SESSION_TOKEN = "session-token//of+the=role";

    /** A Secrets Manager at the address of a server. */
    public SecretsManagerStub(WireMockServer server) {
        super(server, "", Optional.empty());
    }

    /** The secret is a login of the database. */
    public void stubLogin(String user, String password) {
        stubSecret(Json.write(Map.of("engine", "postgres", "username", user, "password", password)));
    }

    /** The secret is this text. */
    public void stubSecret(String text) {
        stubAnswer(json(200, Json.write(Map.of(
                "ARN", "arn:aws:secretsmanager:" + REGION + ":123456789012:secret:" + SECRET + "-a1b2c3",
                "Name", SECRET, "VersionId", "3f1c5a9e-0000-4000-8000-000000000001", "VersionStages", List.of("AWSCURRENT"),
                "CreatedDate", 1.523477145713E9, "SecretString", text))));
    }

    /** Secrets Manager refuses, with an error such as {@code ResourceNotFoundException}. */
    public void stubError(String type) {
        stubAnswer(json(400, Json.write(Map.of("__type", type, "Message", "detail of AWS"))));
    }

    /** One answer to every question for the secret. */
    public void stubAnswer(ResponseDefinitionBuilder answer) {
        stub(post(urlEqualTo("/")).withHeader("X-Amz-Target", equalTo("secretsmanager.GetSecretValue"))
                .withHeader("Content-Type", equalTo("application/x-amz-json-1.1"))
                .withRequestBody(equalToJson(Json.write(Map.of("SecretId", SECRET)))).willReturn(answer));
    }
}
