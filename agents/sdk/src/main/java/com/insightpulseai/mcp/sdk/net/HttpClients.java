package com.insightpulseai.mcp.sdk.net;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * HTTP clients that use the proxies and certificate authorities of the environment, which the JDK's client does not read by
 * itself. They follow no redirect, because a token would travel along.
 */
public final class HttpClients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private HttpClients() {
    }

    /**
     * Creates a client by {@code HTTPS_PROXY}, {@code NO_PROXY} and {@code SSL_CERT_FILE}.
     *
     * @throws IllegalArgumentException when one of them cannot be used; its value is not in the message
     */
    public static HttpClient fromEnvironment() {
        return of(System.getenv());
    }

    /**
     * Creates a client of one server. Without TLS, as a loopback address may be called, it trusts no certificate authority: to
     * read those of the platform takes longer than a call.
     *
     * @throws IllegalArgumentException when a variable of the environment cannot be used
     */
    public static HttpClient fromEnvironment(URI server) {
        return "http".equalsIgnoreCase(server.getScheme()) ? withoutAuthorities() : fromEnvironment();
    }

    private static HttpClient withoutAuthorities() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).followRedirects(HttpClient.Redirect.NEVER)
                    .sslContext(context).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /** Creates a client by other variables than those of the process. */
    public static HttpClient of(Map<String, String> environment) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER);
        EnvironmentProxies.of(environment).ifPresent(client::proxy);
        String certificates = environment.getOrDefault("SSL_CERT_FILE", "");
        if (!certificates.isBlank()) {
            client.sslContext(CertificateFile.context(Path.of(certificates)));
        }
        return client.build();
    }
}
