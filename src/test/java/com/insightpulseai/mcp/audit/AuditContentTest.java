package com.insightpulseai.mcp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.insightpulseai.mcp.digest.Sha256;
import com.insightpulseai.mcp.tool.FileContent;
import com.insightpulseai.mcp.tool.PersonalData;

class AuditContentTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AuditContent content = new AuditContent(JSON);

    record Manifest(String path, @FileContent String content) {
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Visit(String page, @PersonalData Optional<List<String>> visitor) {
    }

    private JsonNode audited(Object value) throws Exception {
        return JSON.readTree(content.of(value));
    }

    @Test
    void fileContentsAreReplacedBySizeAndDigest() throws Exception {
        JsonNode manifest = audited(new Manifest("package.json", "abc"));

        assertThat(manifest.get("path").asText()).isEqualTo("package.json");
        assertThat(manifest.get("content")).isEqualTo(JSON.readTree(
                "{\"bytes\":3,\"sha256\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"}"));
    }

    @Test
    void ofPersonalDataOnlyThatThereIsSomeIsKept() throws Exception {
        AuditContent personal = new AuditContent(JsonMapper.builder().addModule(new Jdk8Module()).build());

        assertThat(JSON.readTree(personal.of(new Visit("page", Optional.of(List.of("Jane", "10.1.2.3"))))))
                .isEqualTo(JSON.readTree("{\"page\":\"page\",\"visitor\":\"***\"}"));
        assertThat(JSON.readTree(personal.of(new Visit("page", Optional.empty()))))
                .isEqualTo(JSON.readTree("{\"page\":\"page\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "password", "dbPassword", "api_key", "apiKey", "X-Api-Key", "access_token", "client_secret",
            "Authorization", "cookie", "sentry_dsn", "private_key", "credentials" })
    void fieldsWithSecretNamesAreMasked(String name) throws Exception {
        assertThat(audited(Map.of(name, "visible")).get(name).asText()).isEqualTo("***");
        assertThat(audited(Map.of("nested", List.of(Map.of(name, Map.of("deep", "visible"))))).toString())
                .doesNotContain("visible");
    }

    @ParameterizedTest
    @ValueSource(strings = { "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
            "sktsec_abcdefghijklmnop_api", "AKIAABCDEFGHIJKLMNOP", "Bearer abcdefghijklmnop",
            "-----BEGIN PRIVATE KEY-----\nMIIabc\n-----END PRIVATE KEY-----" })
    void secretsAreMaskedInsideTextsToo(String secret) throws Exception {
        assertThat(audited(Map.of("note", "before " + secret + " after")).get("note").asText()).isEqualTo("before *** after");
    }

    @Test
    void aPasswordInAUrlIsMasked() throws Exception {
        assertThat(audited(Map.of("url", "https://user:hunter2@host/path")).get("url").asText())
                .isEqualTo("https://***@host/path");
    }

    @Test
    void masksTheKeyOfASentryDsn() throws Exception {
        assertThat(audited(Map.of("note", "sent by https://0f8c1d2e3b4a59687a6b5c4d3e2f1001@o1.ingest.sentry.io/7"))
                .get("note").asText()).isEqualTo("sent by https://***@o1.ingest.sentry.io/7");
    }

    @Test
    void ordinaryFieldsStayAsTheyAre() throws Exception {
        assertThat(audited(Map.of("key", "Q1", "next_cursor", "abc", "pinned", true)))
                .isEqualTo(JSON.readTree("{\"key\":\"Q1\",\"next_cursor\":\"abc\",\"pinned\":true}"));
    }

    @Test
    void longContentIsCutAndKeepsTheDigestOfTheWhole() throws Exception {
        Map<String, String> value = Map.of("text", "\"€".repeat(20_000));
        String whole = JSON.writeValueAsString(value);

        String cut = content.of(value);

        assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(AuditContent.LIMIT);
        JsonNode node = JSON.readTree(cut);
        assertThat(node.get("truncated").asBoolean()).isTrue();
        assertThat(node.get("sha256").asText())
                .isEqualTo(Sha256.hex(whole.getBytes(StandardCharsets.UTF_8)));
        assertThat(whole).startsWith(node.get("head").asText());
    }

    @Test
    void charactersThatTheDatabaseCannotHoldAreReplaced() throws Exception {
        assertThat(audited(Map.of("text", "a\u0000b\ud800c\ud83d\ude00")).get("text").asText())
                .isEqualTo("a\ufffdb\ufffdc\ud83d\ude00");
    }
}
