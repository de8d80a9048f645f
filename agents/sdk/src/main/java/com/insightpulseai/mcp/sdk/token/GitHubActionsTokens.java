package com.insightpulseai.mcp.sdk.token;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.sdk.net.Addresses;
import com.insightpulseai.mcp.sdk.net.HttpClients;

/**
 * Tokens of a GitHub Actions job with the permission {@code id-token: write}. They live five minutes, so a new one is asked for
 * when less than one is left.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">OpenID Connect reference</a>
 */
public final class GitHubActionsTokens implements TokenSource {

    private static final String URL = "ACTIONS_ID_TOKEN_REQUEST_URL";
    private static final String TOKEN = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Issuer issuer;
    private final HttpRequest request;
    private final RenewedTokens tokens;

    private GitHubActionsTokens(HttpClient http, HttpRequest request, Clock clock) {
        this.issuer = new Issuer("GitHub Actions", http);
        this.request = request;
        this.tokens = new RenewedTokens(this::issue, MARGIN, clock);
    }

    /**
     * Creates the source by the variables of the job.
     *
     * @param audience the one that the server expects
     * @throws TokenException when the job may not have tokens
     */
    public static GitHubActionsTokens fromEnvironment(String audience) {
        return from(System.getenv(), audience);
    }

    /**
     * Creates the source by variables that are given.
     *
     * @param audience the one that the server expects
     * @throws TokenException when the job may not have tokens
     */
    public static GitHubActionsTokens from(Map<String, String> environment, String audience) {
        return of(environment, audience, HttpClients.fromEnvironment(), Clock.systemUTC());
    }

    /** Returns true where the variables of a job that may have tokens are set. */
    public static boolean isAvailable() {
        return isAvailable(System.getenv());
    }

    /** Returns true where these have the variables of a job that may have tokens. */
    public static boolean isAvailable(Map<String, String> environment) {
        return !environment.getOrDefault(URL, "").isBlank() && !environment.getOrDefault(TOKEN, "").isBlank();
    }

    static GitHubActionsTokens of(Map<String, String> environment, String audience, HttpClient http, Clock clock) {
        if (!isAvailable(environment)) {
            throw new TokenException(
                    "GitHub gave this job no means to ask for a token. Add `permissions: id-token: write`; a pull "
                            + "request from a fork, and one of Dependabot, gets none.");
        }
        String base = environment.get(URL);
        URI address = Addresses.requireSafe(URL, URI.create(base + (base.contains("?") ? "&" : "?") + "audience="
                + URLEncoder.encode(audience, StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(address).header("Accept", "application/json")
                .header("Authorization", "bearer " + TokenText.require("the variable " + TOKEN, environment.get(TOKEN)))
                .build();
        return new GitHubActionsTokens(http, request, clock);
    }

    @Override
    public CompletionStage<String> token() {
        return tokens.token();
    }

    @Override
    public void rejected(String token) {
        tokens.rejected(token);
    }

    private CompletableFuture<IssuedToken> issue() {
        return issuer.ask(request).thenApply(body -> {
            String token = issuer.text(body, "value");
            return new IssuedToken(token, expiry(token));
        });
    }

    /** The claim {@code exp}. The server verifies the token; here it only tells when to ask for the next one. */
    private static Instant expiry(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : ""));
            if (claims != null && claims.path("exp").canConvertToLong()) {
                return Instant.ofEpochSecond(Math.max(0, claims.path("exp").asLong()));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new TokenException("GitHub Actions gave no token: its value is not a JWT.");
        }
        throw new TokenException("GitHub Actions gave no token: its value is a JWT without an end.");
    }

    @Override
    public String toString() {
        return "tokens of GitHub Actions";
    }
}
