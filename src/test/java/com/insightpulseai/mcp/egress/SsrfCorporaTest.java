package com.insightpulseai.mcp.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Public corpora, as data only: no host in them is resolved or contacted. */
class SsrfCorporaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HostnameAllowlist allowlist = HostnameAllowlist.of(List.of("api.socket.dev", "*.sentry.io"));

    static List<String> blockedUrls() {
        List<String> urls = new ArrayList<>();
        corpus("patt_ssrf_urls").get("urls").forEach(entry -> urls.add(entry.get("url").textValue()));
        JsonNode requestFilter = corpus("ssrf_req_filter_urls");
        requestFilter.get("blocked").forEach(url -> urls.add(url.textValue()));
        requestFilter.get("allowed").forEach(url -> urls.add(url.textValue()));
        JsonNode safeUrl = corpus("doyensec_safeurl_hosts");
        safeUrl.get("blocked_credentials").forEach(url -> urls.add(url.textValue()));
        safeUrl.get("blocked_hosts").forEach(host -> {
            urls.add("http://" + host.textValue());
            urls.add("https://" + host.textValue());
        });
        return urls;
    }

    static Stream<JsonNode> urlCases() {
        return cases("wpt_urltestdata");
    }

    static Stream<JsonNode> domainCases() {
        return Stream.concat(cases("wpt_toascii"), cases("wpt_IdnaTestV2"));
    }

    static Stream<JsonNode> lengthCases() {
        return cases("ada_verifydnslength_tests");
    }

    @ParameterizedTest
    @MethodSource("blockedUrls")
    void refusesEveryKnownAttack(String url) {
        assertThatThrownBy(() -> allowlist.validate(url)).isInstanceOf(HostnameNotAllowedException.class);
    }

    @ParameterizedTest
    @MethodSource("urlCases")
    void seesTheHostThatTheUrlStandardSeesOrRefuses(JsonNode urlCase) {
        Optional<UrlOrigin> seen = parse(urlCase.get("input").textValue());

        if (urlCase.path("failure").asBoolean()) {
            assertThat(seen).isEmpty();
        } else {
            seen.ifPresent(origin -> assertThat(normal(origin.host())).isEqualTo(normal(urlCase.get("hostname").textValue())));
        }
    }

    @ParameterizedTest
    @MethodSource("urlCases")
    void allowsAUrlOnlyIfTheUrlStandardSeesTheListedHost(JsonNode urlCase) {
        String input = urlCase.get("input").textValue();
        String standardHost = urlCase.path("hostname").asText("");
        Stream.of("example.com", "www.example.com", "example.org", "user.com", "google.com").forEach(listed -> {
            if (isAllowed(HostnameAllowlist.of(List.of(listed)), input)) {
                assertThat(listed).isEqualTo(standardHost);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("domainCases")
    void seesTheDomainThatTheUrlStandardSeesOrRefuses(JsonNode domainCase) {
        String input = domainCase.get("input").textValue();
        Optional<UrlOrigin> seen = parse("https://" + input + "/");

        seen.ifPresent(origin -> assertThat(origin.host()).isEqualTo(domainCase.get("output").textValue()));
        if (input.chars().anyMatch(c -> c > 0x7f)) {
            assertThat(seen).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("lengthCases")
    void refusesNamesOfForbiddenLength(JsonNode lengthCase) {
        if (lengthCase.get("failure").booleanValue()) {
            assertThat(parse(lengthCase.get("input").textValue())).isEmpty();
        }
    }

    @Test
    void readsTheWholeCorpora() {
        assertThat(urlCases()).hasSize(891);
        assertThat(domainCases()).hasSizeGreaterThan(2671);
        assertThat(blockedUrls()).hasSize(67 + 52 + 5 + 3 + 2 * 18);
    }

    private static Optional<UrlOrigin> parse(String url) {
        try {
            return Optional.of(UrlOrigin.of(url));
        } catch (HostnameNotAllowedException refused) {
            return Optional.empty();
        }
    }

    private static boolean isAllowed(HostnameAllowlist allowlist, String url) {
        try {
            allowlist.validate(url);
            return true;
        } catch (HostnameNotAllowedException refused) {
            return false;
        }
    }

    /** The URL Standard shortens the zeros of IPv6 addresses; the address stays the same. */
    private static Object normal(String host) {
        return HostName.literal(host).<Object> map(address -> address).orElse(host);
    }

    private static Stream<JsonNode> cases(String name) {
        return StreamSupport.stream(corpus(name).spliterator(), false).filter(JsonNode::isObject);
    }

    private static JsonNode corpus(String name) {
        try (InputStream file = SsrfCorporaTest.class.getResourceAsStream("/ssrf/" + name + ".json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
