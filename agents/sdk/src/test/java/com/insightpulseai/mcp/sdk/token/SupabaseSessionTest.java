package com.insightpulseai.mcp.sdk.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.sdk.StubServer;

/** A user's session that is renewed. */
class SupabaseSessionTest {

    /** A store in memory. */
    private static final class Stored implements RefreshTokenStore {

        private String refreshToken = "r0";

        @Override
        public synchronized String load() {
            return refreshToken;
        }

        @Override
        public synchronized void save(String next) {
            refreshToken = next;
        }
    }

    private final StubServer supabase = new StubServer();
    private final SettableClock clock = new SettableClock();
    private final Stored store = new Stored();
    private final SupabaseSession session = new SupabaseSession(supabase.url(), "sb_publishable_x", store,
            HttpClient.newHttpClient(), clock);

    @AfterEach
    void stop() {
        supabase.close();
    }

    private static String body(int number) {
        return "{\"access_token\":\"a" + number + "\",\"refresh_token\":\"r" + number + "\",\"expires_in\":3600}";
    }

    private String token() {
        return session.token().toCompletableFuture().join();
    }

    @Test
    void usesTheStoredRefreshTokenAndKeepsItsSuccessor() {
        supabase.thenOk(body(1));

        assertThat(token()).isEqualTo("a1");

        assertThat(store.load()).isEqualTo("r1");
        assertThat(supabase.onlyRequest().uri()).hasToString("/auth/v1/token?grant_type=refresh_token");
        assertThat(supabase.onlyRequest().header("apikey")).isEqualTo("sb_publishable_x");
        assertThat(supabase.onlyRequest().body()).isEqualTo("{\"refresh_token\":\"r0\"}");
    }

    @Test
    void refreshesOnceForConcurrentCallers() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        supabase.then(exchange -> {
            try {
                waiting.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            StubServer.send(exchange, 200, body(1), Map.of());
        });

        CompletableFuture<String> first = session.token().toCompletableFuture();
        CompletableFuture<String> second = session.token().toCompletableFuture();
        waiting.countDown();

        assertThat(first.get() + second.get()).isEqualTo("a1a1");
        assertThat(supabase.requests()).hasSize(1);
    }

    @Test
    void refreshesWithTheSuccessorShortlyBeforeTheEnd() {
        supabase.thenOk(body(1)).thenOk(body(2));
        token();
        clock.advance(Duration.ofMinutes(59).plusSeconds(1));

        assertThat(token()).isEqualTo("a2");
        assertThat(supabase.requests().get(1).body()).isEqualTo("{\"refresh_token\":\"r1\"}");
    }

    @Test
    void aRefusalIsToldByItsCodeAloneAndTriedAgainByTheNextCall() {
        supabase.then(400, "{\"error_code\":\"refresh_token_already_used\",\"msg\":\"r0\"}", Map.of()).thenOk(body(1));

        assertThatThrownBy(this::token).isInstanceOf(CompletionException.class).cause().isInstanceOf(TokenException.class)
                .hasMessage("Supabase gave no token: status 400 (refresh_token_already_used).");
        assertThat(store.load()).isEqualTo("r0");
        assertThat(token()).isEqualTo("a1");
    }

    @Test
    void anAddressThatOthersCouldReadIsRefused() {
        URI plain = URI.create("http://abc.supabase.co");

        assertThatThrownBy(() -> SupabaseSession.of(plain, "key", store)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must begin with https://");
    }
}
