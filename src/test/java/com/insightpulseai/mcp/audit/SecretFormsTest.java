package com.insightpulseai.mcp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormsTest {

    @ParameterizedTest
    @CsvSource({ "eyJ, Zq7mXw4kV9pL2.eyJzdWIiOiIxIn0.c2ln", "ghp_, Zq7mXw4kV9pL2abcdefghij0123456789", "sk-, Zq7mXw4kV9pL2",
            "sktsec_, Zq7mXw4kV9pL2_api", "xoxb-, Zq7mXw4kV9pL2-12-34", "AKIA, ZQ7MXW4KV9PL2BCD",
            "-----BEGIN PRIVATE KEY-----, Zq7mXw4kV9pL2Zq7mXw4k-----END PRIVATE KEY-----", "'Bearer ', Zq7mXw4kV9pL2",
            "'basic ', Zq7mXw4kV9pL2==", "https://user:, Zq7mXw4kV9pL2@host/path",
            "https://, 7a8c1d2e3b4a59687a6b5c4d3e2f1001@o1/7",
            "'first basic basic ', Zq7mXw4kV9pL2", "sk-eyJ, Zq7mXw4kV9pL2.eyJzdWIiOiIxIn0.c2ln" })
    void masksWhatACutLeavesOfASecret(String prefix, String secret) {
        String text = "A note: " + prefix + secret + " and more";

        for (int cut = 0; cut <= text.length(); cut++) {
            assertThat(SecretForms.maskedHead(text.substring(0, cut))).as("cut at %s", cut)
                    .doesNotContainIgnoringCase(secret.substring(0, 3))
                    .matches(head -> head.isEmpty() || "A note: ".startsWith(head) || head.startsWith("A note: "));
        }
    }

    @Test
    void keepsTheOrdinaryEndOfACutText() {
        assertThat(SecretForms.maskedHead("see https://host/path for the last wor")).isEqualTo(
                "see https://host/path for the last wor");
        assertThat(SecretForms.maskedHead("eyJ is how each of them beg")).isEqualTo("eyJ is how each of them beg");
    }

    @ParameterizedTest
    @ValueSource(strings = { "eyJhbGci", "eyJhbGciOiJFUzI1NiJ9 and eyJhbGciOiJFUzI1NiJ9.", "sk-short", "AKIAABCDEFGHIJKLMNOPQ",
            "https://host:443/path@", "a bearer of news", "-----BEGIN CERTIFICATE-----" })
    void keepsWhatIsNoSecret(String text) {
        assertThat(SecretForms.masked(text)).isEqualTo(text);
    }

    @Test
    void masksAJwtThatFollowsHalfOfOne() {
        assertThat(SecretForms.masked("eyJhbGciOiJFUzI1NiJ9.eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln")).isEqualTo("***.c2ln");
        assertThat(SecretForms.masked("eyJhbGciOiJFUzI1NiJ9-eyJhbGciOiJFUzI1NiJ9..eyJhbGciOiJF.eyJzdWIiOiIxIn0.c2ln"))
                .isEqualTo("eyJhbGciOiJFUzI1NiJ9-eyJhbGciOiJFUzI1NiJ9..***");
    }
}
