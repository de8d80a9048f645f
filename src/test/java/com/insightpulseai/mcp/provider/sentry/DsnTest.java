package com.insightpulseai.mcp.provider.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.tool.VaultSecret;

class DsnTest {

    private static final String KEY = "0f8c1d2e3b4a59687a6b5c4d3e2f1001";

    @Test
    void readsHostProjectAndKey() {
        Dsn dsn = parse("https://" + KEY + "@o4507.ingest.us.sentry.io/4509062593708032");

        assertThat(dsn.base()).isEqualTo("https://o4507.ingest.us.sentry.io");
        assertThat(dsn.project()).isEqualTo("4509062593708032");
        assertThat(dsn.key().reveal()).isEqualTo(KEY);
    }

    @Test
    void readsPortAndPathOfAnInstallationOfOnesOwn() {
        Dsn dsn = parse("http://" + KEY + "@sentry.internal:9000/errors/v2/7");

        assertThat(dsn.base()).isEqualTo("http://sentry.internal:9000/errors/v2");
        assertThat(dsn.project()).isEqualTo("7");
    }

    @Test
    void leavesTheSecretKeyOfAnOldDsnOut() {
        Dsn dsn = parse("https://" + KEY + ":verysecret@sentry.io/7");

        assertThat(dsn.base()).isEqualTo("https://sentry.io");
        assertThat(dsn.key().reveal()).isEqualTo(KEY);
    }

    @Test
    void bearsTheLineFeedThatCameWithIt() {
        assertThat(parse("https://" + KEY + "@sentry.io/7\n").project()).isEqualTo("7");
    }

    @Test
    void doesNotPrintItsKey() {
        assertThat(parse("https://" + KEY + "@sentry.io/7")).asString().doesNotContain(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "sntrys_token", "https://sentry.io/7", "https://@sentry.io/7", "https://k@sentry.io",
            "https://k@sentry.io/", "https://k@sentry.io/name", "ftp://k@sentry.io/7", "https://k@sentry.io/7/",
            "https://k@sentry.io/../7", "https://k@sentry.io/./7", "https://k@sentry.io/7?x=1", "https://k@sentry.io/7#x",
            "https://k\r\nX: y@sentry.io/7", "https://k@evil.test\\@sentry.io/7", "https://k@a@sentry.io/7",
            "https://k@sentry.io/%2e%2e/7", "https://k@sentry.io/{x}/7", "https://k, sentry_key=x@sentry.io/7",
            "https://k@[::1]/7" })
    void refusesWhatIsNoDsn(String text) {
        assertThat(Dsn.parse(new VaultSecret(text))).isEmpty();
    }

    private static Dsn parse(String text) {
        return Dsn.parse(new VaultSecret(text)).orElseThrow();
    }
}
