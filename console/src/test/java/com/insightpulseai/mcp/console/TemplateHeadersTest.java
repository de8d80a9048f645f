package com.insightpulseai.mcp.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** CloudFront, by the template for AWS, sends the headers that a hub sends. */
class TemplateHeadersTest {

    @Test
    void theTemplateHasEachHeaderWithTheSameValue() throws IOException {
        String template = Files.readString(Path.of("..", "template.yaml"));
        int begin = template.indexOf("\n  ConsoleHeaders:\n");
        String section = template.substring(begin, template.indexOf("\n  ConsoleDistribution:\n", begin));
        // Of these CloudFront has names of its own, and nosniff is all that the second can be.
        Map<String, String> names = Map.of("Content-Security-Policy", "ContentSecurityPolicy", "X-Content-Type-Options",
                "ContentTypeOptions", "Referrer-Policy", "ReferrerPolicy");

        ConsoleHeaders.security(List.of("${SupabaseUrl}")).forEach((name, value) -> assertThat(section)
                .contains(names.getOrDefault(name, name), value.equals("nosniff") ? "" : value));
        assertThat(section).contains("Header: Cache-Control, Value: " + ConsoleHeaders.PAGE_CACHE_CONTROL + " }");
        assertThat(Files.readString(Path.of("upload"))).contains("--cache-control '" + ConsoleHeaders.ASSET_CACHE_CONTROL + "'",
                "--cache-control " + ConsoleHeaders.PAGE_CACHE_CONTROL + "\n");
    }
}
