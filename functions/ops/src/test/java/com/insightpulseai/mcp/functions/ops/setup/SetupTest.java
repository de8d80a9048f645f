package com.insightpulseai.mcp.functions.ops.setup;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.functions.ops.OpsFunctionTest;
import com.insightpulseai.mcp.testing.TestIssuer;

import io.quarkus.test.junit.QuarkusTest;

/** Sign-in, reader and configured providers, which a page needs besides rows. */
@QuarkusTest
class SetupTest extends OpsFunctionTest {

    @Test
    void saysHowToSignInToAnyone() {
        ok(anonymous(), "/ops/config").body("version", notNullValue()).body("sandbox", equalTo(false))
                .body("refresh_s", equalTo(15)).body("issuer", equalTo(TestIssuer.shared().issuer()))
                .body("publishable_key", nullValue()).body("sign_in", contains("email"))
                .body("tools_url", nullValue());
        anonymous().head("/ops/config").then().statusCode(200).header("Cache-Control", "no-store");
    }

    @Test
    void saysWhoReads() {
        ok(operator(), "/ops/me").body("now", notNullValue()).body("caller_id", equalTo(operator.toString()))
                .body("name", equalTo("ops_operator@example.test")).body("role", equalTo("ops_operator"))
                .body("role_of_token", equalTo("ops_operator")).body("may.acknowledge", equalTo(true))
                .body("may.see_all", equalTo(false));
        ok(admin(), "/ops/me").body("may.see_all", equalTo(true));
        database.execute("update auth.users set email = null");
        ok(viewer(), "/ops/me").body("name", equalTo(viewer.toString()));
    }

    @Test
    void saysWhatIsConfigured() {
        var answer = ok(viewer(), "/ops/providers").body("providers.provider", contains("netdata", "sentry", "socket"))
                .body("max_days", equalTo(400)).body("errors", hasItems("upstream_timeout", "session_ended"));

        Map<String, Object> socket = answer.extract().path("providers[2]");
        assertThat(socket).containsEntry("title", "Socket").containsEntry("enabled", true)
                .containsEntry("base_url", "https://api.socket.dev/v0")
                .containsEntry("allowed_hosts", List.of("api.socket.dev"));
        List<Map<String, Object>> limits = answer.extract().path("providers[2].limits");
        assertThat(limits)
                .contains(Map.of("role", "ops_viewer", "quota_class", "reads", "calls", 100, "window_s", 3_600),
                        Map.of("role", "ops_operator", "quota_class", "scans", "calls", 50, "window_s", 3_600),
                        Map.of("role", "ops_viewer", "quota_class", "scans", "calls", 0, "window_s", 3_600))
                .noneMatch(limit -> limit.get("role").equals("ops_admin"));
        List<Map<String, Object>> tools = answer.extract().path("providers[2].tools");
        assertThat(tools).contains(Map.of("tool", "scan.repo", "summary", "Scans manifests, or finds the scan that a ref has",
                "effect", "write", "enabled", true, "min_role", "ops_operator", "quota_class", "scans", "timeout_ms", 30_000));
    }

    @Test
    void listsAllErrorsThatAreDocumented() throws IOException {
        String documented = Files.readString(repository().resolve("docs/audit.md"));
        String errors = documented.substring(documented.indexOf("Errors that are no problem codes"),
                documented.indexOf("A caller who reads [health]"));

        assertThat(Pattern.compile("`([a-z_]+)` \\(|`([a-z_]+)`,").matcher(errors).results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(word -> !word.equals("abandoned"))).isNotEmpty().allMatch(EventErrors.all()::contains);
    }

    @Test
    void listsTheProblemsThatLeaveARow() throws IOException {
        Map<String, Boolean> leavesRow = Files.readAllLines(repository().resolve("docs/errors.md")).stream()
                .filter(line -> line.matches("\\| \\d{3} \\|.*")).map(line -> line.split(" \\| "))
                .flatMap(cells -> Pattern.compile("[a-z_]+").matcher(cells[1]).results()
                        .map(code -> Map.entry(code.group(), cells[3].contains("`"))))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, Boolean::logicalOr));

        assertThat(leavesRow).containsEntry("unavailable", true).containsEntry("busy", false)
                .allSatisfy((code, leaves) -> assertThat(EventErrors.all().contains(code)).as(code).isEqualTo(leaves));
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/audit.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
