package com.insightpulseai.mcp.store.secrets;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.insightpulseai.mcp.platform.BoundedHttp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * AWS Secrets Manager: one signed request, 3 s for all of it, at most 256 KiB.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">GetSecretValue</a>
 */
@ApplicationScoped
public class SecretsManager implements SecretSource {

    static final Duration TIMEOUT = Duration.ofSeconds(3);
    static final int MAX_BYTES = 256 * 1024;

    private static final String SERVICE = "secretsmanager";
    /** Such as {@code com.amazonaws.secretsmanager#ResourceNotFoundException}. */
    private static final Pattern ERROR_TYPE = Pattern.compile("(?:.*#)?([A-Za-z]{1,64})");

    private final DatabaseSecretConfig config;
    private final BoundedHttp http;
    private final AwsService service;

    @Inject
    SecretsManager(DatabaseSecretConfig config, Vertx vertx) {
        this(config, vertx, TIMEOUT, Clock.systemUTC());
    }

    SecretsManager(DatabaseSecretConfig config, Vertx vertx, Duration timeout, Clock clock) {
        this.config = config;
        this.http = new BoundedHttp(vertx, timeout, MAX_BYTES);
        this.service = new AwsService(SERVICE, "AWS_ENDPOINT_URL_SECRETS_MANAGER", config.aws(), clock);
    }

    @Override
    public Uni<String> current() {
        return Uni.createFrom().deferred(() -> text(AwsService.required(config.secret(), "MCP_DATABASE_SECRET")));
    }

    /**
     * The present text of a secret, or {@link UnreadableSecretException}. Does not block.
     *
     * @param secret its name or ARN
     */
    public Uni<String> text(String secret) {
        return Uni.createFrom().deferred(() -> {
            URI endpoint = service.endpoint(config.aws().endpoint());
            Buffer question = new JsonObject().put("SecretId", secret).toBuffer();
            RequestOptions request = service.request(HttpMethod.POST, endpoint, "/", Map.of(
                    "Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", SERVICE + ".GetSecretValue"),
                    question.getBytes());
            return http.send(request, question)
                    .onFailure().transform(failure -> new UnreadableSecretException(
                            secret + " was not given by " + endpoint + ": " + failure))
                    .map(answer -> text(secret, endpoint, answer));
        });
    }

    private static String text(String secret, URI endpoint, BoundedHttp.Answer answer) {
        JsonObject body = object(answer.body());
        if (answer.status() != 200) {
            throw new UnreadableSecretException("%s was not given by %s: status %d%s".formatted(secret, endpoint,
                    answer.status(), errorType(body).map(type -> ", " + type).orElse("")));
        }
        if (body.getValue("SecretString") instanceof String text) {
            return text;
        }
        throw new UnreadableSecretException(secret + " at " + endpoint + " has no text");
    }

    /** Empty where the text is none; a parser's message would quote it. */
    private static JsonObject object(String text) {
        try {
            return new JsonObject(text);
        } catch (DecodeException malformed) {
            return new JsonObject();
        }
    }

    private static Optional<String> errorType(JsonObject body) {
        return Optional.ofNullable(body.getValue("__type")).map(String::valueOf).map(ERROR_TYPE::matcher)
                .filter(Matcher::matches).map(type -> type.group(1));
    }
}
