package com.insightpulseai.mcp.store.secrets;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.insightpulseai.mcp.platform.BoundedHttp;
import com.insightpulseai.mcp.platform.Sha256;

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
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]+");
    /** What a header can hold; who refuses another value tells it in the message. */
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");
    /** Such as {@code com.amazonaws.secretsmanager#ResourceNotFoundException}. */
    private static final Pattern ERROR_TYPE = Pattern.compile("(?:.*#)?([A-Za-z]{1,64})");

    private final DatabaseSecretConfig config;
    private final BoundedHttp http;
    private final Clock clock;

    @Inject
    SecretsManager(DatabaseSecretConfig config, Vertx vertx) {
        this(config, vertx, TIMEOUT, Clock.systemUTC());
    }

    SecretsManager(DatabaseSecretConfig config, Vertx vertx, Duration timeout, Clock clock) {
        this.config = config;
        this.http = new BoundedHttp(vertx, timeout, MAX_BYTES);
        this.clock = clock;
    }

    @Override
    public Uni<String> current() {
        return Uni.createFrom().deferred(() -> text(required(config.secret(), "MCP_DATABASE_SECRET")));
    }

    /**
     * The present text of a secret, or {@link UnreadableSecretException}. Does not block.
     *
     * @param secret its name or ARN
     */
    public Uni<String> text(String secret) {
        return Uni.createFrom().deferred(() -> {
            String region = required(config.aws().region(), "AWS_REGION");
            URI endpoint = endpoint(region);
            Buffer question = new JsonObject().put("SecretId", secret).toBuffer();
            RequestOptions request = request(endpoint, region, question.getBytes());
            return http.send(request, question)
                    .onFailure().transform(failure -> new UnreadableSecretException(
                            secret + " was not given by " + endpoint + ": " + failure))
                    .map(answer -> text(secret, endpoint, answer));
        });
    }

    private RequestOptions request(URI endpoint, String region, byte[] body) {
        AwsCredentials credentials = new AwsCredentials(
                required(config.aws().accessKeyId(), "AWS_ACCESS_KEY_ID"),
                required(config.aws().secretAccessKey(), "AWS_SECRET_ACCESS_KEY"),
                config.aws().sessionToken().map(token -> visible(token, "AWS_SESSION_TOKEN")));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", endpoint.getRawAuthority());
        headers.put("Content-Type", "application/x-amz-json-1.1");
        headers.put("X-Amz-Target", SERVICE + ".GetSecretValue");
        headers.put("X-Amz-Content-Sha256", Sha256.hex(body));
        RequestOptions request = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(endpoint + "/");
        new AwsSignature(credentials, region, SERVICE).sign(headers, body, clock.instant()).forEach(request::putHeader);
        return request;
    }

    private URI endpoint(String region) {
        if (!REGION.matcher(region).matches()) {
            throw new UnreadableSecretException("AWS_REGION is not a region");
        }
        return config.aws().endpoint().map(SecretsManager::override)
                .orElseGet(() -> URI.create("https://" + SERVICE + "." + region + ".amazonaws.com"));
    }

    /** The response holds the secret, so it must not be readable on the way. */
    private static URI override(String text) {
        try {
            URI url = URI.create(text.strip().replaceAll("/+$", ""));
            boolean plain = "http".equals(url.getScheme()) && LOOPBACK.contains(Optional.ofNullable(url.getHost()).orElse(""));
            boolean origin = url.getHost() != null && url.getRawPath().isEmpty() && url.getRawUserInfo() == null
                    && url.getRawQuery() == null && url.getRawFragment() == null;
            if (origin && (plain || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException notAUrl) {
            // Answered as any other that will not do.
        }
        throw new UnreadableSecretException("AWS_ENDPOINT_URL_SECRETS_MANAGER or AWS_ENDPOINT_URL must be https://host[:port] "
                + "(http:// for a loopback host only)");
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

    private static String required(Optional<String> setting, String variable) {
        return visible(setting.orElseThrow(() -> new UnreadableSecretException(variable + " is not set")), variable);
    }

    private static String visible(String value, String variable) {
        if (!VISIBLE.matcher(value).matches()) {
            throw new UnreadableSecretException(variable + " holds a blank or another character that it cannot");
        }
        return value;
    }
}
