package com.insightpulseai.mcp.store.secrets;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.platform.Sha256;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** Signed requests to one service of AWS, in the region and with the credentials of the environment. */
final class AwsService {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]+");
    /** What a header can hold; who refuses another value tells it in the message. */
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    private final String name;
    private final String endpointVariable;
    private final DatabaseSecretConfig.Aws config;
    private final Clock clock;

    /**
     * @param name such as {@code secretsmanager}
     * @param endpointVariable the variable that names another endpoint than the region's own
     */
    AwsService(String name, String endpointVariable, DatabaseSecretConfig.Aws config, Clock clock) {
        this.name = name;
        this.endpointVariable = endpointVariable;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The service's address.
     *
     * @param override another one than the region's own
     * @throws UnreadableSecretException where the settings make none
     */
    URI endpoint(Optional<String> override) {
        String region = region();
        return override.map(this::checked).orElseGet(() -> URI.create("https://" + name + "." + region + ".amazonaws.com"));
    }

    /**
     * A signed request.
     *
     * @param path of letters, digits and {@code /-._} only
     * @param headers besides {@code Host} and those of the signature
     * @throws UnreadableSecretException where a setting is missing
     */
    RequestOptions request(HttpMethod method, URI endpoint, String path, Map<String, String> headers, byte[] body) {
        AwsCredentials credentials = new AwsCredentials(
                required(config.accessKeyId(), "AWS_ACCESS_KEY_ID"),
                required(config.secretAccessKey(), "AWS_SECRET_ACCESS_KEY"),
                config.sessionToken().map(token -> visible(token, "AWS_SESSION_TOKEN")));
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Host", endpoint.getRawAuthority());
        all.put("X-Amz-Content-Sha256", Sha256.hex(body));
        RequestOptions request = new RequestOptions().setMethod(method).setAbsoluteURI(endpoint + path);
        new AwsSignature(credentials, region(), name).sign(method.name(), path, all, body, clock.instant())
                .forEach(request::putHeader);
        return request;
    }

    private String region() {
        String region = required(config.region(), "AWS_REGION");
        if (!REGION.matcher(region).matches()) {
            throw new UnreadableSecretException("AWS_REGION is not a region");
        }
        return region;
    }

    /** Requests and responses hold what must not be read on the way. */
    private URI checked(String text) {
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
        throw new UnreadableSecretException(endpointVariable + " or AWS_ENDPOINT_URL must be https://host[:port] "
                + "(http:// for a loopback host only)");
    }

    static String required(Optional<String> setting, String variable) {
        return visible(setting.orElseThrow(() -> new UnreadableSecretException(variable + " is not set")), variable);
    }

    private static String visible(String value, String variable) {
        if (!VISIBLE.matcher(value).matches()) {
            throw new UnreadableSecretException(variable + " holds a blank or another character that it cannot");
        }
        return value;
    }
}
