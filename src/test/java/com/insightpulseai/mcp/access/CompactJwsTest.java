package com.insightpulseai.mcp.access;

import static com.insightpulseai.mcp.access.Tokens.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;
import com.insightpulseai.mcp.testing.TestIssuer;

class CompactJwsTest {

    private static final String HEADER = encode("{\"alg\":\"ES256\",\"kid\":\"k\"}");
    private static final String CLAIMS = encode("{\"sub\":\"x\"}");

    @Test
    void readsAlgorithmKeyIdAndClaims() throws Exception {
        CompactJws token = CompactJws.parse(HEADER + '.' + CLAIMS + ".AAAA");
        assertThat(token.algorithm()).contains(SignatureAlgorithm.ES256);
        assertThat(token.keyId()).contains("k");
        assertThat(token.claims().getSubject()).isEqualTo("x");
    }

    static Stream<String> malformed() {
        return Stream.of("", ".", "..", "...", "a", "a.b", "a.b.c", "sb_secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz",
                "sb_publishable_ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH", "null", "{}", "Bearer x.y.z",
                "." + CLAIMS + ".AAAA", HEADER + "..", HEADER + '.' + CLAIMS, HEADER + '.' + CLAIMS + '.',
                HEADER + '.' + CLAIMS + ".AAAA.AAAA", HEADER + '.' + CLAIMS + ".AAAA.AAAA.AAAA",
                HEADER + "=." + CLAIMS + ".AAAA", HEADER + '.' + CLAIMS + ".AAA=", HEADER + '.' + CLAIMS + ".AA+/",
                HEADER + '.' + CLAIMS + ".AA AA", HEADER + '.' + CLAIMS + ".AAAA\n", ' ' + HEADER + '.' + CLAIMS + ".AAAA",
                HEADER + '.' + CLAIMS + ".AB", HEADER + '.' + CLAIMS + ".A", HEADER + '.' + CLAIMS + ".\u00c4\u00e4\u00f6",
                "\uD83D\uDE00." + CLAIMS + ".AAAA", "\uD83D." + CLAIMS + ".AAAA", "\u0000." + CLAIMS + ".AAAA",
                "\u202e" + HEADER + '.' + CLAIMS + ".AAAA", HEADER + '\uFF0E' + CLAIMS + "\uFF0EAAAA",
                encode("[]") + '.' + CLAIMS + ".AAAA", encode("null") + '.' + CLAIMS + ".AAAA",
                encode("\"\\u") + '.' + CLAIMS + ".AAAA", encode("{\"alg\":\"ES256\"") + '.' + CLAIMS + ".AAAA",
                encode("{\"alg\":\"none\",\"alg\":\"ES256\"}") + '.' + CLAIMS + ".AAAA",
                encode("{\"alg\":\"ES256\",\"crit\":[]}") + '.' + CLAIMS + ".AAAA",
                HEADER + '.' + encode("") + ".AAAA", HEADER + '.' + encode("\"text\"") + ".AAAA",
                HEADER + '.' + encode("{\"role\":\"a\",\"role\":\"b\"}") + ".AAAA",
                encode("{\"alg\"::\"ES256\"}") + '.' + CLAIMS + ".AAAA", HEADER + '.' + encode("{\"exp\"::1}") + ".AAAA",
                HEADER + '.' + encode("{\"a\":{\"ops_role\":\"x\",\"ops_role\":\"y\"}}") + ".AAAA",
                HEADER + '.' + encode("[".repeat(5000)) + ".AAAA", "A".repeat(8193), "A.".repeat(51_200));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsNoToken(String text) {
        assertThatThrownBy(() -> CompactJws.parse(text).claims()).isInstanceOf(UnauthenticatedException.class)
                .extracting(refusal -> ((UnauthenticatedException) refusal).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void doesNotChokeOnDamagedTokens() {
        Random random = new Random(2022_21449);
        String token = TestIssuer.withNewKey().token(UUID.randomUUID(), "ops_admin");
        for (int i = 0; i < 20_000; i++) {
            String damaged = damage(token, random);
            assertThatCode(() -> readQuietly(damaged)).as(damaged).doesNotThrowAnyException();
        }
    }

    @Test
    void doesNotChokeOnDamagedJson() {
        Random random = new Random(7519);
        String json = "{\"iss\":\"https://x\",\"aud\":[\"a\",\"b\"],\"exp\":1.5e9,\"app_metadata\":{\"ops_role\":\"\\u0061\"}}";
        for (int i = 0; i < 20_000; i++) {
            String damaged = damage(json, random);
            assertThatCode(() -> readQuietly(HEADER + '.' + encode(damaged) + ".AAAA")).as(damaged)
                    .doesNotThrowAnyException();
        }
    }

    private static String damage(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int change = random.nextInt(4); change >= 0 && !damaged.isEmpty(); change--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, (char) random.nextInt(0x250));
                case 2 -> damaged.setCharAt(at, "\"\\{}[],:.0eu-=\n".charAt(random.nextInt(15)));
                default -> damaged.setLength(Math.max(1, at));
            }
        }
        return damaged.toString();
    }

    private static void readQuietly(String token) {
        try {
            CompactJws.parse(token).claims();
        } catch (UnauthenticatedException refusal) {
            assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
        }
    }
}
