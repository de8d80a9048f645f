package com.insightpulseai.mcp.sdk.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy of {@code HTTPS_PROXY} for all hosts but loopback and those of {@code NO_PROXY}. As with curl, the variables in
 * lower case count first.
 */
final class EnvironmentProxies extends ProxySelector {

    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);
    private static final int DEFAULT_PORT = 80;

    private final Proxy proxy;
    private final List<String> direct;

    private EnvironmentProxies(Proxy proxy, List<String> direct) {
        this.proxy = proxy;
        this.direct = direct;
    }

    /** Empty where the environment names no proxy. */
    static Optional<ProxySelector> of(Map<String, String> environment) {
        return variable(environment, "HTTPS_PROXY").map(EnvironmentProxies::proxy)
                .map(proxy -> new EnvironmentProxies(proxy,
                        variable(environment, "NO_PROXY").map(EnvironmentProxies::entries).orElse(List.of())));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT)))
                .or(() -> Optional.ofNullable(environment.get(name))).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Proxy proxy(String value) {
        URI address = uri(value.contains("://") ? value : "http://" + value);
        if (address.getHost() == null || !"http".equalsIgnoreCase(address.getScheme())) {
            throw new IllegalArgumentException("HTTPS_PROXY is not of the form http://host:port");
        }
        if (address.getUserInfo() != null) {
            // The JDK does not send Basic credentials to a proxy before a TLS connection, unless a property allows it.
            throw new IllegalArgumentException(
                    "HTTPS_PROXY has credentials, which are not supported; give the client an HttpClient with an authenticator");
        }
        // The host is resolved at each connection.
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(),
                address.getPort() < 0 ? DEFAULT_PORT : address.getPort()));
    }

    private static URI uri(String value) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            // The cause would show the value, which may hold a password.
            throw new IllegalArgumentException("HTTPS_PROXY is not a URL");
        }
    }

    private static List<String> entries(String value) {
        return Arrays.stream(value.split(",")).map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty()).toList();
    }

    @Override
    public List<Proxy> select(URI target) {
        return isDirect(target) ? DIRECT : List.of(proxy);
    }

    private boolean isDirect(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT);
        return Addresses.isLoopback(host) || direct.stream().anyMatch(entry -> covers(entry, host, target.getPort()));
    }

    /** {@code *} covers all hosts, {@code example.com} and {@code .example.com} that domain and those below, with any port. */
    private static boolean covers(String entry, String host, int port) {
        int colon = entry.lastIndexOf(':');
        boolean hasPort = colon > 0 && entry.indexOf(':') == colon;
        if (hasPort && !entry.substring(colon + 1).equals(Integer.toString(port))) {
            return false;
        }
        String name = hasPort ? entry.substring(0, colon) : entry;
        String domain = name.startsWith(".") ? name.substring(1) : name;
        return name.equals("*") || host.equals(domain) || host.equals("[" + domain + "]") || host.endsWith("." + domain);
    }

    @Override
    public void connectFailed(URI target, SocketAddress address, IOException failure) {
        // There is no other proxy to choose; the call fails with the reason.
    }
}
