package com.insightpulseai.mcp.sdk.token;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.insightpulseai.mcp.sdk.net.Addresses;
import com.insightpulseai.mcp.sdk.net.HttpClients;

/**
 * Access tokens of a user's session at Supabase, each had by a refresh token that the response replaces.
 *
 * @see <a href="https://supabase.com/docs/guides/auth/sessions">User sessions</a>
 */
public final class SupabaseSession implements TokenSource {

    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final Issuer issuer;
    private final HttpRequest.Builder request;
    private final RefreshTokenStore store;
    private final Clock clock;
    private final RenewedTokens tokens;

    SupabaseSession(URI project, String publishableKey, RefreshTokenStore store, HttpClient http, Clock clock) {
        this.issuer = new Issuer("Supabase", http);
        this.request = HttpRequest
                .newBuilder(
                        URI.create(Addresses.base("The project's URL", project) + "/auth/v1/token?grant_type=refresh_token"))
                .header("apikey", TokenText.require("the publishable key", publishableKey))
                .header("Content-Type", "application/json");
        this.store = store;
        this.clock = clock;
        this.tokens = new RenewedTokens(this::refresh, MARGIN, clock);
    }

    /**
     * Creates the source; nothing is sent before the first call.
     *
     * @param project URL of the project, such as {@code https://abcdefghijkl.supabase.co}
     * @param publishableKey the project's publishable or anon key, which is no secret
     * @throws IllegalArgumentException when the URL is none that a token may be sent to
     */
    public static SupabaseSession of(URI project, String publishableKey, RefreshTokenStore store) {
        return new SupabaseSession(project, publishableKey, store, HttpClients.fromEnvironment(), Clock.systemUTC());
    }

    @Override
    public CompletionStage<String> token() {
        return tokens.token();
    }

    @Override
    public void rejected(String token) {
        tokens.rejected(token);
    }

    private CompletableFuture<IssuedToken> refresh() {
        String refreshToken;
        try {
            refreshToken = TokenText.require("the stored refresh token", store.load());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        String body = JsonNodeFactory.instance.objectNode().put("refresh_token", refreshToken).toString();
        return issuer.ask(request.copy().POST(BodyPublishers.ofString(body)).build()).thenApply(session -> {
            String next = issuer.text(session, "refresh_token");
            // Before the access token is used: were it lost, the session would be too.
            store.save(next);
            return new IssuedToken(issuer.text(session, "access_token"),
                    clock.instant().plusSeconds(Math.max(0, session.path("expires_in").asLong())));
        });
    }

    @Override
    public String toString() {
        return "session at Supabase";
    }
}
