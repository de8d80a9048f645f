package com.insightpulseai.mcp.sdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.sdk.StubServer;
import com.insightpulseai.mcp.sdk.problem.Unauthenticated;
import com.insightpulseai.mcp.sdk.socket.ScanGetRequest;
import com.insightpulseai.mcp.sdk.token.TokenException;
import com.insightpulseai.mcp.sdk.token.TokenSource;

/** A token that the server does not accept, and a source that has none. */
class RefusedTokenTest {

    private static final String PAGE = "{\"state\":\"complete\",\"scan_id\":\"s1\",\"findings\":[],\"repository\":{\"slug\":\"demo\"},\"truncated\":false}";

    private final StubServer server = new StubServer();
    private final Clients clients = new Clients();

    @AfterEach
    void stop() {
        server.close();
    }

    /** Gives the next of its tokens after each refusal. */
    private static final class Renewing implements TokenSource {

        private final Queue<String> tokens;

        Renewing(String... tokens) {
            this.tokens = new ConcurrentLinkedQueue<>(List.of(tokens));
        }

        @Override
        public CompletionStage<String> token() {
            return CompletableFuture.completedFuture(tokens.peek());
        }

        @Override
        public void rejected(String token) {
            tokens.remove(token);
        }
    }

    private void call(TokenSource tokens) {
        try (McpClient client = clients.builder(server.url()).tokens(tokens).build()) {
            client.socket().scanGet(ScanGetRequest.builder().scanId("s1").build());
        }
    }

    @Test
    void isReplacedOnce() {
        server.thenProblem(401, "unauthenticated", Map.of()).thenOk(PAGE);

        call(new Renewing("old", "new"));

        assertThat(server.requests()).extracting(request -> request.header("Authorization")).containsExactly("Bearer old",
                "Bearer new");
    }

    @Test
    void isNotReplacedAgainAndAgain() {
        server.thenProblem(401, "unauthenticated", Map.of());

        assertThatThrownBy(() -> call(new Renewing("one", "two", "three"))).isInstanceOf(Unauthenticated.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void isNotSentAgainWhereTheSourceHasNoOther() {
        server.thenProblem(401, "unauthenticated", Map.of());

        assertThatThrownBy(() -> call(TokenSource.of("only"))).isInstanceOf(Unauthenticated.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void withoutATokenNothingIsSent() {
        assertThatThrownBy(() -> call(TokenSource.supplier(() -> ""))).isInstanceOf(TokenException.class);
        assertThatThrownBy(() -> call(() -> {
            throw new IllegalStateException("a defect");
        })).isInstanceOf(TokenException.class).hasMessage("The source of tokens failed.");
        assertThat(server.requests()).isEmpty();
    }
}
