package com.insightpulseai.mcp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.insightpulseai.mcp.platform.Sha256;
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
    void digestsTheWholeWithTheValuesOfSecretFieldsMasked() throws Exception {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("password", "hunter2");
        value.put("texts", Collections.nCopies(3_000, "text"));
        value.put("tokens", List.of(Map.of("deep", List.of("hunter3"))));
        byte[] whole = JSON.writeValueAsString(value).replace("\"hunter2\"", "\"***\"")
                .replace("[{\"deep\":[\"hunter3\"]}]", "\"***\"").getBytes(StandardCharsets.UTF_8);

        JsonNode cut = audited(value);

        assertThat(cut.get("bytes").asInt()).isEqualTo(whole.length);
        assertThat(cut.get("sha256").asText()).isEqualTo(Sha256.hex(whole));
        assertThat(cut.get("head").asText()).startsWith("{\"password\":\"***\",\"texts\":[\"text\",");
    }

    @Test
    void aSecretThatTheCutHalvesIsMasked() throws Exception {
        String jwt = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.";
        // Masking the first one moves the end of the cut text into what is kept.
        String masked = jwt + "x".repeat(5_000) + " ";

        for (int padding = AuditContent.LIMIT - masked.length() - 80; padding < AuditContent.LIMIT
                - masked.length(); padding++) {
            Map<String, String> value = Map.of("text", masked + "p".repeat(padding) + " " + jwt + "Zq7" + "z".repeat(2_000));

            JsonNode cut = audited(value);

            assertThat(cut.get("truncated").asBoolean()).isTrue();
            assertThat(cut.get("head").asText()).startsWith("{\"text\":\"*** pp").doesNotContain("hbGci").doesNotContain("Zq7");
        }
    }

    @Test
    void aLongSecretIsMaskedAndSaysThatTheTextWasCut() throws Exception {
        JsonNode cut = audited(Map.of("text", "ghp_" + "a1".repeat(10_000)));

        assertThat(cut.get("truncated").asBoolean()).isTrue();
        assertThat(cut.get("head").asText()).isEqualTo("{\"text\":\"***\"");
    }

    @Test
    void contentOfJustTheLimitIsKeptWhole() throws Exception {
        String text = "x".repeat(AuditContent.LIMIT - "{\"text\":\"\"}".length());

        assertThat(audited(Map.of("text", text)).get("text").asText()).isEqualTo(text);
        assertThat(audited(Map.of("text", text + "x")).get("truncated").asBoolean()).isTrue();
    }

    @Test
    void valuesOfEveryKindAreMaskedByTheNameOfTheirField() throws Exception {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("token_a", 1);
        value.put("token_b", 1L << 40);
        value.put("token_c", new BigInteger("12345678901234567890"));
        value.put("token_d", new BigDecimal("1.5"));
        value.put("token_e", 1.5);
        value.put("token_f", 1.5f);
        value.put("token_g", new byte[] { 1 });
        value.put("token_h", 'c');
        value.put("token_i", JSON.readTree("{\"a\":[1,true,null,\"x\"]}"));
        value.put("token_j", new int[] { 1, 2 });

        assertThat(audited(value)).hasSize(10).allMatch(masked -> masked.asText().equals("***"));
        assertThat(audited(new TreeMap<>(Map.of("has_token", true, "tokens", NullNode.instance))))
                .isEqualTo(JSON.readTree("{\"has_token\":true,\"tokens\":null}"));
        assertThat(audited(Map.of("list", List.of(1, 1.5, true, "x"))))
                .isEqualTo(JSON.readTree("{\"list\":[1,1.5,true,\"x\"]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "eyJ", "eyJaaaaaaaa.", "sk-", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----", "AKIA", "basic ",
            "://",
            "://a:", "\u0000", "\"", "a" })
    void theWorkGrowsNoFasterThanTheText(String part) {
        Map<String, String> shorter = Map.of("text", part.repeat(100_000 / part.length()));
        Map<String, String> longer = Map.of("text", part.repeat(1_000_000 / part.length()));
        long leastOfShorter = Long.MAX_VALUE;
        long leastOfLonger = Long.MAX_VALUE;
        for (int round = 0; round < 10 && (round == 0 || leastOfLonger >= bound(leastOfShorter)); round++) {
            leastOfShorter = Math.min(leastOfShorter, nanos(shorter));
            leastOfLonger = Math.min(leastOfLonger, nanos(longer));
        }

        assertThat(leastOfLonger).isLessThan(bound(leastOfShorter));
    }

    private static long bound(long leastOfShorter) {
        return 30 * Math.max(leastOfShorter, 500_000);
    }

    /** Of this thread alone, because the machine may be busy. */
    private long nanos(Object value) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        content.of(value);
        return threads.getCurrentThreadCpuTime() - start;
    }

    /** The names of a map are the caller's own texts. */
    @Test
    void secretsInNamesOfFieldsAreMasked() throws Exception {
        assertThat(audited(Map.of("extra", Map.of("ghp_" + "a".repeat(36), "v"))))
                .isEqualTo(JSON.readTree("{\"extra\":{\"***\":\"v\"}}"));
    }

    @Test
    void charactersThatTheDatabaseCannotHoldAreReplaced() throws Exception {
        assertThat(audited(Map.of("text", "a\u0000b\ud800c\ud83d\ude00")).get("text").asText())
                .isEqualTo("a\ufffdb\ufffdc\ud83d\ude00");
    }
}
