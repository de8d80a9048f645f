package com.insightpulseai.mcp.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;

class UrlMutationTest {

    private static final String ALLOWED = "api.example.com";
    private static final List<String> SEEDS = List.of("https://api.example.com/v0/scan?ref=main#top",
            "https://api.example.com:443/", "https://evil.test/https://api.example.com/", "https://evil.test@api.example.com",
            "https://api.example.com.evil.test/", "https://127.0.0.1/api.example.com");
    private static final List<String> PIECES = List.of("/", "\\", "?", "#", "@", ":", ".", "%", "%2e", "%40", "%2f", "%00", "[",
            "]", "\t", "\n", "\r", " ", "\u0000", "\u3002", "\uff0e", "\uff0f", "\u2044", "\u00ad", "\u200d", "\u212a", "K",
            "A",
            "api.example.com", "evil.test", "127.0.0.1", "::1", "0x7f", "443", "80", "-", "_", "*", "&", ";", "=", "xn--",
            "http",
            "https://", "//", "a", "1");

    private final Random random = new Random(20260101);
    private final HostnameAllowlist allowlist = HostnameAllowlist.of(List.of(ALLOWED));

    @Test
    void noMutationOfAUrlMakesAnotherHostPass() {
        int passed = 0;
        for (int i = 0; i < 300_000; i++) {
            String url = mutate(SEEDS.get(random.nextInt(SEEDS.size())));
            if (isAllowed(url)) {
                passed++;
                assertThat(URI.create(url).getHost()).as(url).isEqualTo(ALLOWED);
                assertThat(lenientHost(url)).as(url).isEqualTo(ALLOWED);
            }
        }
        assertThat(passed).as("mutations that stay allowed").isPositive();
    }

    private String mutate(String seed) {
        StringBuilder url = new StringBuilder(seed);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(url.length() + 1);
            int removed = random.nextInt(3) == 0 ? Math.min(random.nextInt(6), url.length() - at) : 0;
            url.replace(at, at + removed, random.nextInt(5) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size())));
            if (url.isEmpty()) {
                url.append('/');
            }
        }
        return url.toString();
    }

    private boolean isAllowed(String url) {
        try {
            allowlist.validate(url);
            return true;
        } catch (HostnameNotAllowedException refused) {
            return false;
        }
    }

    /** A host as a forgiving client might see it: blanks dropped, backslashes as slashes, percent and compatibility decoded. */
    private static String lenientHost(String url) {
        String text = url.replaceAll("[\\x00-\\x20]", "").replace('\\', '/');
        String rest = text.replaceFirst("(?i)^https?:/*", "");
        String authority = rest.split("[/?#]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
        return Normalizer.normalize(URLDecoder.decode(host, StandardCharsets.UTF_8), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }
}
