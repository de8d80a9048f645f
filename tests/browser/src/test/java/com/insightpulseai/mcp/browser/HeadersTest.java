package com.insightpulseai.mcp.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Response headers of page, script and API, as a browser gets them. */
class HeadersTest extends ConsoleTest {

    private static final Pattern SCRIPT = Pattern.compile("(?:src|href)=\"(/console/assets/[A-Za-z0-9_.-]{1,100})\"");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void thePageIsRenewedAndMayLoadOnlyItsOwnFiles() throws Exception {
        HttpResponse<String> page = get("/console/");

        print("page", page);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
                "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "*", "http:");
        assertSafe(page);
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(page.body()).doesNotContain("style=", "onload=").containsPattern("<html lang=");
    }

    @Test
    void scriptAndStyleHaveHashesInTheirNamesAndAreKept() throws Exception {
        Matcher file = SCRIPT.matcher(get("/console/").body());
        int files = 0;
        while (file.find()) {
            files++;
            HttpResponse<String> asset = get(file.group(1));
            print(file.group(1), asset);
            assertThat(asset.statusCode()).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable", "max-age=31536000");
            assertThat(file.group(1)).matches(".*-[A-Z0-9]{8}\\.(js|css)");
            assertSafe(asset);
            assertThat(asset.body()).doesNotContain("sourceMappingURL");
        }
        assertThat(files).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theApiIsNotStored() throws Exception {
        HttpResponse<String> pulse = get("/ops/pulse", "Authorization", "Bearer " + hub().token(VIEWER));

        print("API", pulse);
        assertThat(pulse.statusCode()).isEqualTo(200);
        assertThat(pulse.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(pulse.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertSafe(pulse);
        assertThat(get("/ops/pulse").statusCode()).isEqualTo(401);
        assertThat(get("/ops/config").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/console/nothing", "/console/operations/5a5db0c5-0001-4000-8000-000000000001", "/console/a/b/c" })
    void unknownPathsOfTheConsoleAnswerThePage(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(get(path).body()).contains("<ops-app>");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/nothing", "/operations", "/console/assets/nothing.js", "/console/../application.yaml",
            "/console/assets/..%2f..%2fapplication.yaml", "/consoles", "/ops/nothing", "/console/index.html.map" })
    void unknownPathsElsewhereStayUnknown(String path) throws Exception {
        assertThat(get(path, "Authorization", "Bearer " + hub().token(ADMIN)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/console" })
    void theRootLeadsToTheConsole(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isIn(301, 302, 307, 308);
        assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("/console/");
    }

    @Test
    void tokensOfTheSandboxAreForThisOriginAlone() throws Exception {
        assertThat(get("/sandbox/tokens").statusCode()).isEqualTo(200);
        assertThat(get("/sandbox/tokens", "Origin", "https://example.com").statusCode()).isEqualTo(403);
    }

    private static void assertSafe(HttpResponse<?> response) {
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Server")).isEmpty();
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private static void print(String name, HttpResponse<?> response) {
        Map<String, List<String>> headers = response.headers().map();
        System.out.println("headers of " + name + ":");
        headers.forEach((header, values) -> System.out.println("  " + header + ": " + String.join(", ", values)));
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub().url(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
