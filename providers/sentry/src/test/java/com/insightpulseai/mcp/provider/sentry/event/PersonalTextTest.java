package com.insightpulseai.mcp.provider.sentry.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "no user jo.m+x@mail.example.com.|no user [email].",
            "mailto:jo@example.com?x=1|mailto:[email]?x=1",
            "q=jo%40example.com&y|q=[email]&y",
            "to <jo@example.com>, <al@example.org>|to <[email]>, <[email]>",
            "from 203.0.113.9:443|from [ip]:443",
            "from [2a06:98c0:3600::103]|from [[ip]]",
            "from 2001:0db8:85a3:0000:0000:8a2e:0370:7334 at|from [ip] at",
            "(::ffff:10.0.0.1)|(::ffff:[ip])",
            "UNKNOWN: ipv6:%5B2607:f8b0:4004:c1b::5f%5D:443|UNKNOWN: ipv6:%5B[ip]%5D:443",
            "client:2001:db8::7 refused|client:[ip] refused",
            "node:2001:db8::7: refused|node:[ip]: refused",
            "interface:fe80:0:0:0:1:2:3:4|interface:[ip]",
            "from 2001:db8::, of 2001:db8:1::/48|from [ip], of [ip]/48",
            "jane@müller.de, jürgen@example.com|[email], [email]",
            "to jane@163.com, bill%2540example.com|to [email], [email]",
            "x-2026-11-23T21-03-05.387Z-region-eu-west-1-shard-00017-key-customer-jane.doe@example.com|[email]" })
    void masksAddresses(String text, String masked) {
        assertThat(PersonalText.masked(text, 200)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = { "lodash@4.17.21 failed", "at 12:34:56 in file.js:10:20", "std::bad_alloc in Face::Bad", "1.2.3",
            "version 300.1.1.1", "@decorator", "a@b", "1.2.3.4.5", "shop@1.2.beta", "10:20:30:40", "12:30:45.123",
            "Foo::bar", "std::vector", "a::b::c", "crate::a1::b2", "b64::dec", "00:1b:44:11:3a:b7",
            "AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01" })
    void leavesAloneWhatIsNoAddress(String text) {
        assertThat(PersonalText.masked(text, 200)).isEqualTo(text);
    }

    @Test
    void leavesNoHalfAnAddressWhereItCuts() {
        assertThat(PersonalText.masked("x".repeat(95) + " jo@example.com", 100)).doesNotContain("jo");
    }

    @Test
    void leavesNoHalfAnAddressWhereItStopsReading() {
        // Masking them moves what comes last into what is kept.
        String many = "ann.example.with.a.long.name@mail.example.com ".repeat(90);
        for (int padding = 0; padding < 60; padding++) {
            String text = many.substring(many.length() - 4_140) + "y".repeat(padding) + " jo@example.com and more ".repeat(200);

            assertThat(PersonalText.masked(text, 100)).doesNotContain("jo").doesNotContain("ann");
            assertThat(PersonalText.masked(text, 2_000)).doesNotContain("jo").doesNotContain("ann");
        }
    }

    @Test
    void leavesNoHalfAnAddressWhereItCutsAmongMany() {
        String text = IntStream.range(0, 80).mapToObj("jane.doe%02d@example.com"::formatted)
                .collect(Collectors.joining(", ", "xxxxxxto ", ""));

        assertThat(PersonalText.masked(text, 500)).hasSize(500).doesNotContain("jane");
        assertThat(PersonalText.masked(text, 1_000)).doesNotContain("jane");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "refused with url: /v1/pay?api_key=4f9d0c2b7e (Caused by X)|refused with url: /v1/pay?[withheld] (Caused by X)",
            "GET https://shop.example/reset?token=abc failed|GET https://shop.example/reset?[withheld] failed",
            "{\"url\":\"https://shop.example#access_token=abc\",\"n\":1}|{\"url\":\"https://shop.example#[withheld]\",\"n\":1}",
            "at app:///main.js?t=abc)|at app:///main.js?[withheld]",
            "postgres://shop:abc@db.internal/shop|postgres://[withheld]@db.internal/shop",
            "pay?amount=1&api_key=abc&x=2|pay?amount=1&api_key=[withheld]&x=2" })
    void withholdsCredentialsInAddresses(String text, String told) {
        assertThat(PersonalText.masked(text, 200)).isEqualTo(told);
        assertThat(Credentials.without(text)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = { "what? yes", "issue #12", "is it /tmp/x? yes", "and/or?", "acme/shop#12", "UsersController#show",
            "either/or # a comment", "https://shop.example/pay", "lookup(name=token)", "a?status_code=500" })
    void leavesAloneWhatIsNoParameter(String text) {
        assertThat(PersonalText.masked(text, 200)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "api_key", "X-Api-Key", "authorization", "accessToken", "session.id", "cookie", "PASSWORD", "code",
            "auth_code", "private-key" })
    void takesANameForACredentials(String name) {
        assertThat(Credentials.isName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "environment", "status_code", "http.statusCode", "country_code", "key", "browser.name", "codec" })
    void takesANameForNoCredentials(String name) {
        assertThat(Credentials.isName(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "/Users/jo/shop/app.py,/Users/[user]/shop/app.py", "/home/jo/app.py,/home/[user]/app.py",
            "C:\\Users\\jo\\app.py,C:\\Users\\[user]\\app.py", "shop/home.py,shop/home.py" })
    void masksTheOwnerOfAHome(String path, String masked) {
        assertThat(PersonalText.maskedPath(path, 200)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "a.", "a@", "a@a.", "1.", "1:", "a:", "::", "%40", "/home/", "aaaaa:", "2001:",
            "ä", "://", "'/", "/", "?", "&", "?a=", "://a@", "/a?" })
    void isNotSlowedDownByHostileTexts(String unit) {
        String hostile = unit.repeat(1_000_000 / unit.length()); // Sentry takes no event of more than a mebibyte

        // On a busy machine it takes a second or two; a reading that is not linear would take hours.
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            PersonalText.masked(hostile, 2_000);
            PersonalText.maskedPath(hostile, 2_000);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "user", "user.email", "user.geo.city", "userEmail", "client_ip", "url", "server_name",
            "session.id",
            "customer-id", "IP" })
    void takesATagForPersonal(String name) {
        assertThat(PersonalTags.include(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "environment", "release", "browser.name", "os", "transaction", "handled", "recipe",
            "zip_version" })
    void takesATagForImpersonal(String name) {
        assertThat(PersonalTags.include(name)).isFalse();
    }
}
