package com.insightpulseai.mcp.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * A URL that is allowed leads to a listed host for {@link URI} and for the URL Standard alike.
 * <p>
 * Input: a URL, or entries with blanks between them in the first line and a URL after it.
 */
class HostnameAllowlistFuzzTest {

    private static final List<String> USUAL = List.of("api.example.com", "*.example.org", "http://127.0.0.1:19999",
            "https://[::1]:8443", "http://localhost:19999");

    @FuzzTest
    void whatIsAllowedLeadsToAListedHostForEveryParser(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int line = text.indexOf('\n');
        List<String> entries = line < 0 ? USUAL : List.of(text.substring(0, line).split(" "));
        String url = text.substring(line + 1);

        allowlist(entries).ifPresent(allowlist -> {
            entries.forEach(entry -> assertThatCode(() -> allowlist.validate(example(entry))).doesNotThrowAnyException());
            if (isAllowed(allowlist, url)) {
                URI uri = URI.create(url);
                UrlStandardReading standard = UrlStandardReading.of(url).orElseThrow();
                int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
                assertThat(standard).isEqualTo(new UrlStandardReading(uri.getScheme(), uri.getHost(), port, false));
                assertThat(uri.getRawUserInfo()).isNull();
                assertThat(entries).anyMatch(entry -> lists(entry, standard));
            }
        });
    }

    private static Optional<HostnameAllowlist> allowlist(List<String> entries) {
        try {
            return Optional.of(HostnameAllowlist.of(entries));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).doesNotContainPattern("[\\r\\n]");
            return Optional.empty();
        }
    }

    private static boolean isAllowed(HostnameAllowlist allowlist, String url) {
        try {
            allowlist.validate(url);
            return true;
        } catch (HostnameNotAllowedException refused) {
            assertThat(refused.getMessage()).doesNotContainPattern("[\\r\\n]");
            return false;
        }
    }

    /** A URL that the entry is there for. */
    private static String example(String entry) {
        return entry.contains("://") ? entry + "/a" : "https://" + entry.replace("*", "any") + "/a";
    }

    private static boolean lists(String entry, UrlStandardReading url) {
        if (entry.contains("://")) {
            return UrlStandardReading.of(entry).filter(url::equals).isPresent();
        }
        String host = entry.startsWith("*.") ? url.host().replaceFirst("^[^.]+", "*") : url.host();
        return url.scheme().equals("https") && url.port() == 443 && host.equals(entry);
    }
}
