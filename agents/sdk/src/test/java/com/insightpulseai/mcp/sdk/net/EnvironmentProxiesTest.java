package com.insightpulseai.mcp.sdk.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which proxy the variables name for an address. */
class EnvironmentProxiesTest {

    private static final Proxy PROXY = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.corp", 3128));

    private static Proxy proxy(Map<String, String> environment, String address) {
        ProxySelector selector = EnvironmentProxies.of(environment).orElseThrow();
        return selector.select(URI.create(address)).get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://mcp.example.com      |                             | true
            https://mcp.example.com      | other.org                   | true
            https://mcp.example.com      | example.com                 | false
            https://MCP.example.com      | .Example.com                | false
            https://mcp.example.com      | a.b, mcp.example.com        | false
            https://mcp.example.com:8443 | mcp.example.com:443         | true
            https://mcp.example.com:8443 | mcp.example.com:8443        | false
            https://badexample.com       | example.com                 | true
            https://mcp.example.com      | *                           | false
            https://[2001:db8::1]        | 2001:db8::1                 | false
            https://127.0.0.1            |                             | false
            https://localhost            |                             | false
            """)
    void directIsWhatNoProxyCoversAndThisMachine(String address, String noProxy, boolean proxied) {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://proxy.corp:3128", "NO_PROXY",
                noProxy == null ? "" : noProxy);

        assertThat(proxy(environment, address)).isEqualTo(proxied ? PROXY : Proxy.NO_PROXY);
    }

    @Test
    void variablesInLowerCaseCountFirst() {
        assertThat(proxy(Map.of("https_proxy", "proxy.corp:3128", "HTTPS_PROXY", "http://other:1"), "https://example.com"))
                .isEqualTo(PROXY);
    }

    @Test
    void withoutAProxyThePlatformsCounts() {
        assertThat(EnvironmentProxies.of(Map.of("NO_PROXY", "*"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://user:secret@proxy.corp:3128", "https://proxy.corp", "socks5://proxy.corp", "http://a b",
            "http://" })
    void aProxyThatCannotBeUsedIsRefusedWithoutItsValue(String value) {
        assertThatThrownBy(() -> EnvironmentProxies.of(Map.of("HTTPS_PROXY", value)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("HTTPS_PROXY ")
                .hasMessageNotContaining("secret").hasNoCause();
    }
}
