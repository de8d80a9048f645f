package com.insightpulseai.mcp.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostnameAllowlistTest {

    private final HostnameAllowlist allowlist = HostnameAllowlist.of(List.of("api.socket.dev", "*.example.com",
            "http://127.0.0.1:19999", "https://agent.example.net:8443", "http://[::1]:9999", "http://localhost:8081"));

    @ParameterizedTest
    @ValueSource(strings = {
            "https://api.socket.dev",
            "https://api.socket.dev/",
            "https://api.socket.dev:443/v0/x",
            "https://api.socket.dev?q=1",
            "https://api.socket.dev#part",
            "https://api.socket.dev/v0/a%2Fb?x=%C3%A9",
            "https://eu.example.com/",
            "https://eu-1.example.com/",
            "http://127.0.0.1:19999/api/v1/info",
            "https://agent.example.net:8443/",
            "http://[::1]:9999/",
            "http://localhost:8081/" })
    void allowsWhatIsListed(String url) {
        assertThatCode(() -> allowlist.validate(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {
            "",
            " ",
            "api.socket.dev",
            "//api.socket.dev/",
            "https:api.socket.dev",
            "https:/api.socket.dev",
            "https:///api.socket.dev",
            "HTTPS://api.socket.dev/",
            "ftp://api.socket.dev/",
            "file:///etc/passwd",
            "jar:https://api.socket.dev!/",
            "http://api.socket.dev/",
            "http://api.socket.dev:443/",
            "https://api.socket.dev:80/",
            "https://api.socket.dev:8443/",
            "https://api.socket.dev:/",
            "https://api.socket.dev:0443/",
            "https://api.socket.dev:+443/",
            "https://api.socket.dev:443443/",
            "https://api.socket.dev:443:443/",
            "https://API.socket.dev/",
            "https://api.socket.dev./",
            "https://api..socket.dev/",
            "https://.api.socket.dev/",
            "https://socket.dev/",
            "https://evil.api.socket.dev/",
            "https://evilapi.socket.dev/",
            "https://api.socket.dev.evil.test/",
            "https://api-socket.dev/",
            "https://user@api.socket.dev/",
            "https://user:secret@api.socket.dev/",
            "https://@api.socket.dev/",
            "https://api.socket.dev@evil.test/",
            "https://evil.test#@api.socket.dev/",
            "https://evil.test?@api.socket.dev/",
            "https://evil.test\\@api.socket.dev/",
            "https://api.socket.dev\\.evil.test/",
            "https://api.socket.dev%2eevil.test/",
            "https://%61pi.socket.dev/",
            "https://api.socket.dev%00.evil.test/",
            "https://api.socket.dev\t/",
            "https://api.socket\n.dev/",
            "https://api.socket.dev/\r\nHost: evil.test",
            "https://api.socket.dev/a b",
            " https://api.socket.dev/",
            "https://api.socket。dev/",
            "https://api.ѕocket.dev/",
            "https://api.socket.dev/é",
            "https://api.socket.dev/\"",
            "https://api.socket.dev/%zz",
            "https://example.com/",
            "https://.example.com/",
            "https://a.b.example.com/",
            "https://xn--e1afmkfd.example.com/",
            "https://-a.example.com/",
            "https://a_b.example.com/",
            "http://127.0.0.1:19998/",
            "http://127.0.0.1/",
            "https://127.0.0.1:19999/",
            "http://127.1:19999/",
            "http://2130706433:19999/",
            "http://0x7f000001:19999/",
            "http://0177.0.0.1:19999/",
            "http://127.0.0.01:19999/",
            "http://[::ffff:127.0.0.1]:19999/",
            "http://[::ffff:7f00:1]:19999/",
            "http://[0:0:0:0:0:0:0:1]:9999/",
            "http://[::1%251]:9999/",
            "http://[::1]/",
            "http://[::1:9999/",
            "https://[2606:4700::6810:1]/",
            "https://104.16.0.1/",
            "https://agent.example.net/",
            "http://localhost:8082/",
            "http://127.0.0.1:19999@evil.test/" })
    void refusesEverythingElse(String url) {
        assertThatThrownBy(() -> allowlist.validate(url)).isInstanceOf(HostnameNotAllowedException.class);
    }

    @Test
    void refusesAUrlOfExcessiveLength() {
        String url = "https://api.socket.dev/" + "a".repeat(UrlOrigin.MAX_URL_LENGTH);

        assertThatThrownBy(() -> allowlist.validate(url)).hasMessageContaining("longer than 8192 characters");
    }

    @Test
    void allowsNothingWhenEmpty() {
        assertThatThrownBy(() -> HostnameAllowlist.of(List.of()).validate("https://api.socket.dev/"))
                .isInstanceOf(HostnameNotAllowedException.class)
                .hasMessage("Host 'api.socket.dev' is not allowed: it is not in the provider's allowed_hosts");
    }

    @Test
    void saysThatOnlyTheSchemeIsWrong() {
        assertThatThrownBy(() -> allowlist.validate("http://api.socket.dev/"))
                .hasMessage("Host 'api.socket.dev' is not allowed: it may be contacted over https on port 443 only");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://user:hunter2@evil.test/hunter2?token=hunter2#hunter2",
            "https://evil.test/hunter2?token=hunter2",
            "https://hunter2@evil.test\\@hunter3/hunter2",
            "https://evil.test?hunter2",
            "gopher://evil.test/hunter2" })
    void neverRepeatsCredentialsPathOrQuery(String url) {
        assertThatThrownBy(() -> allowlist.validate(url)).message().doesNotContain("hunter2");
    }

    @Test
    void escapesWhatItRepeats() {
        assertThatThrownBy(() -> allowlist.validate("https://evil\r\n.test'\u202e/"))
                .isInstanceOfSatisfying(HostnameNotAllowedException.class, refused -> {
                    assertThat(refused.host()).isEqualTo("evil\\u000d\\u000a.test\\u0027\\u202e");
                    assertThat(refused).hasMessageContaining(refused.host());
                });
    }

    @Test
    void repeatsLongHostsInPart() {
        assertThatThrownBy(() -> allowlist.validate("https://" + "a".repeat(5000) + "/"))
                .isInstanceOfSatisfying(HostnameNotAllowedException.class,
                        refused -> assertThat(refused.host()).hasSize(100));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {
            "",
            " ",
            "*",
            "*.",
            "*.com",
            "*.*.com",
            "a.*.com",
            "*a.example.com",
            "**.example.com",
            "api.socket.dev.",
            "API.socket.dev",
            "api.socket.dev:443",
            "api.socket.dev/",
            "api.socket.dev/v0",
            "user@api.socket.dev",
            "https://user@api.socket.dev",
            "https://api.socket.dev/",
            "https://api.socket.dev/v0",
            "https://api.socket.dev?x",
            "https://*.socket.dev",
            "ftp://api.socket.dev",
            "localhost",
            "agent.localhost",
            "dev",
            "127.0.0.1",
            "127.1",
            "0x7f.1",
            "[::1]",
            "::1",
            "http://127.1:80",
            "http://169.254.169.254",
            "http://0.0.0.0:19999",
            "http://[::]:19999",
            "http://[fe80::1]:19999",
            "http://224.0.0.1",
            "http://255.255.255.255",
            "http://127.0.0.1:0",
            "http://127.0.0.1:65536",
            "xn--e1afmkfd.example.com",
            "пример.example.com",
            "-a.example.com",
            " api.socket.dev" })
    void refusesBadEntries(String entry) {
        assertThatThrownBy(() -> HostnameAllowlist.of(Collections.singletonList(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Allowlist entry '")
                .hasMessageContaining("; ");
    }

    @Test
    void namesTheBadEntryAndTheRemedy() {
        assertThatThrownBy(() -> HostnameAllowlist.of(List.of("api.socket.dev", "127.0.0.1")))
                .hasMessage("Allowlist entry '127.0.0.1' is an address or a loopback name; write an explicit origin such as "
                        + "http://127.0.0.1:19999 if the provider really runs there");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://admin:hunter2@10.0.0.5:19999", "admin:hunter2@api.example.com",
            "http://a:hunter2@b@[::1]:1" })
    void tellsNoPasswordOfABadEntry(String entry) {
        assertThatThrownBy(() -> HostnameAllowlist.of(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("admin");
    }

    @Test
    void governsAListedHostThatIsAnExplicitOriginToo() {
        HostnameAllowlist both = HostnameAllowlist.of(List.of("https://app.netdata.cloud", "app.netdata.cloud"));

        assertThat(both.governs("app.netdata.cloud", 443)).isTrue();
    }

    @Test
    void leavesAnExplicitOriginBelowAWildcardAlone() {
        HostnameAllowlist both = HostnameAllowlist.of(List.of("https://own.example.com", "*.example.com"));

        assertThat(both.governs("own.example.com", 443)).isFalse();
        assertThat(both.governs("other.example.com", 443)).isTrue();
    }

    @Test
    void governsConnectionsToListedHosts() {
        assertThat(allowlist.governs("api.socket.dev", 443)).isTrue();
        assertThat(allowlist.governs("API.socket.dev.", 443)).isTrue();
        assertThat(allowlist.governs("eu.example.com", 443)).isTrue();
    }

    @Test
    void governsNamesThatASearchDomainWasAppendedTo() {
        assertThat(allowlist.governs("api.socket.dev.corp.internal", 443)).isTrue();
        assertThat(allowlist.governs("eu.example.com.corp.internal", 443)).isTrue();
    }

    @Test
    void leavesExplicitOriginsAndOtherConnectionsAlone() {
        assertThat(allowlist.governs("127.0.0.1", 19999)).isFalse();
        assertThat(allowlist.governs("localhost", 8081)).isFalse();
        assertThat(allowlist.governs("api.socket.dev", 5432)).isFalse();
        assertThat(allowlist.governs("db.internal", 5432)).isFalse();
    }
}
