package com.insightpulseai.mcp.sdk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.sdk.StubServer;

/** Tokens that a job asks GitHub for. */
class GitHubActionsTokensTest {

    private final StubServer github = new StubServer();
    private final SettableClock clock = new SettableClock();
    private final GitHubActionsTokens tokens = GitHubActionsTokens.of(
            Map.of("ACTIONS_ID_TOKEN_REQUEST_URL", github.url() + "/token?api-version=2.0", "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                    "job-secret"),
            "https://mcp.example.com", HttpClient.newHttpClient(), clock);

    @AfterEach
    void stop() {
        github.close();
    }

    private void issue(String name) {
        issue(name, "{\"exp\":" + clock.instant().plusSeconds(300).getEpochSecond() + "}");
    }

    private void issue(String name, String claims) {
        github.thenOk("{\"value\":\"" + name + "." + Base64.getUrlEncoder().withoutPadding()
                .encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".s\"}");
    }

    private String token() {
        return tokens.token().toCompletableFuture().join();
    }

    @Test
    void asksForTheAudienceWithTheJobsSecret() {
        issue("one");

        assertThat(token()).startsWith("one.");

        assertThat(github.onlyRequest().uri())
                .hasToString("/token?api-version=2.0&audience=https%3A%2F%2Fmcp.example.com");
        assertThat(github.onlyRequest().header("Authorization")).isEqualTo("bearer job-secret");
    }

    @Test
    void asksAnewInTheLastMinute() {
        issue("one");
        token();
        clock.advance(Duration.ofSeconds(239));
        assertThat(token()).startsWith("one.");
        clock.advance(Duration.ofSeconds(2));
        issue("two");

        assertThat(token()).startsWith("two.");
        assertThat(github.requests()).hasSize(2);
    }

    @Test
    void asksAnewAfterARefusal() {
        issue("one");
        String refused = token();
        issue("two");

        tokens.rejected(refused);

        assertThat(token()).startsWith("two.");
    }

    @Test
    void aRefusalOfAnOlderTokenChangesNothing() {
        issue("one");
        token();

        tokens.rejected("an.older.one");

        assertThat(token()).startsWith("one.");
        assertThat(github.requests()).hasSize(1);
    }

    @Test
    void saysWhatTheJobLacks() {
        assertThatThrownBy(() -> GitHubActionsTokens.of(Map.of(), "a", HttpClient.newHttpClient(), clock))
                .isInstanceOf(TokenException.class).hasMessageContaining("permissions: id-token: write");
    }

    @Test
    void aFailureShowsNoToken() {
        github.then(500, "{\"value\":\"secret.secret.secret\"}", Map.of());
        issue("secret", "no claims");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::token).isInstanceOf(CompletionException.class).cause().isInstanceOf(TokenException.class)
                    .hasMessageStartingWith("GitHub Actions gave no token: ").hasMessageNotContaining("secret");
        }
    }

    @Test
    void aTokenIsInNoText() {
        assertThat(tokens).hasToString("tokens of GitHub Actions");
        assertThat(new IssuedToken("secret", Instant.EPOCH).toString()).doesNotContain("secret");
    }
}
