package com.insightpulseai.mcp.sdk.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.problem.TransportException;
import com.insightpulseai.mcp.sdk.token.TokenSource;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/** A server with a certificate of an authority of its own. */
class CertificateFileTest {

    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    static Path folder;

    private static HttpsServer server;
    private static Path certificate;

    @BeforeAll
    static void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1",
                "-validity", "2", "-storetype", "PKCS12", "-keystore", keys.toString(), "-storepass", new String(PASSWORD))
                .inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(keys)) {
            store.load(stream, PASSWORD);
        }
        certificate = Files.writeString(folder.resolve("authority.pem"),
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder()
                        .encodeToString(store.getCertificate("server").getEncoded()) + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            byte[] body = ("{\"provider\":\"socket\",\"status\":\"ok\",\"latency_ms\":1,\"checked_at\":\"2026-11-29T08:00:00Z\","
                    + "\"message\":\"\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static McpClient client(Map<String, String> environment) {
        return McpClient.builder().baseUrl(URI.create("https://127.0.0.1:" + server.getAddress().getPort()))
                .tokens(TokenSource.of("t")).httpClient(HttpClients.of(environment)).build();
    }

    @Test
    void isTrustedByItsFile() {
        assertThat(client(Map.of("SSL_CERT_FILE", certificate.toString())).socket().health().provider()).isEqualTo("socket");
    }

    @Test
    void isNotTrustedWithoutAndHearsNothing() {
        assertThatThrownBy(() -> client(Map.of()).socket().health()).isInstanceOfSatisfying(TransportException.class,
                failure -> assertThat(failure.mayHaveBeenHeard()).isFalse()).hasMessageContaining("the TLS handshake failed");
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        for (String file : new String[] { empty.toString(), folder.resolve("none").toString() }) {
            assertThatThrownBy(() -> HttpClients.of(Map.of("SSL_CERT_FILE", file))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("SSL_CERT_FILE cannot be used");
        }
    }
}
