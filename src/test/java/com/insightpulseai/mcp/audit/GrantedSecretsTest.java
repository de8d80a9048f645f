package com.insightpulseai.mcp.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.tool.VaultSecret;

class GrantedSecretsTest {

    private static final String SECRET = "k3y/of+the \"provider\"?&\u00fc";

    private final ObjectMapper mapper = new ObjectMapper();

    private String masked(String secret, String text) {
        GrantedSecrets secrets = new GrantedSecrets(Map.of("socket_api_key", new VaultSecret(secret)));
        JsonNode result = mapper.createObjectNode().put("text", text);
        String json = json(result);
        if (secrets.namesIn(json).isEmpty()) {
            return text;
        }
        assertThat(secrets.namesIn(json)).containsExactly("socket_api_key");
        JsonNode masked = secrets.masked(result);
        assertThat(secrets.namesIn(json(masked))).isEmpty();
        return masked.get("text").textValue();
    }

    private String json(JsonNode node) {
        try {
            return mapper.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void masksASecretAsItIs() {
        assertThat(masked(SECRET, "Authorization: Bearer " + SECRET + ", Accept: */*"))
                .isEqualTo("Authorization: Bearer ***, Accept: */*");
    }

    @Test
    void masksPercentEncodedSecrets() {
        String form = URLEncoder.encode(SECRET, UTF_8);

        assertThat(masked(SECRET, "/q?key=" + form)).isEqualTo("/q?key=***");
        assertThat(masked(SECRET, "/q?key=" + form.replace("+", "%20"))).isEqualTo("/q?key=***");
        assertThat(masked(SECRET, "/q?key=" + form.replace("+", "%20").replace("%2F", "%2f").replace("%2B", "%2b")
                .replace("%3F", "%3f").replace("%C3%BC", "%c3%bc"))).isEqualTo("/q?key=***");
    }

    @Test
    void masksTheCredentialsOfBasicAuthentication() {
        String header = "Basic " + Base64.getEncoder().encodeToString((SECRET + ":").getBytes(UTF_8));

        assertThat(masked(SECRET, header)).startsWith("Basic ***").hasSizeLessThan("Basic ***".length() + 5);
    }

    @ParameterizedTest
    @ValueSource(strings = { "0123456789abcdef", "0123456789abcdefg", "0123456789abcdefgh" })
    void masksASecretInBase64WhereverItStands(String secret) {
        for (String before : new String[] { "", "u", "us", "use", "user" }) {
            for (String after : new String[] { "", ":", "::", ":::" }) {
                byte[] bytes = (before + secret + after).getBytes(UTF_8);

                assertThat(masked(secret, Base64.getEncoder().encodeToString(bytes))).contains(Redaction.MASK)
                        .doesNotContain(secret);
                assertThat(masked(secret, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                        .contains(Redaction.MASK);
            }
        }
    }

    @Test
    void masksTheKeyOfADsn() {
        String dsn = "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/42";

        assertThat(masked(dsn, "sentry_key=0123456789abcdef0123456789abcdef")).isEqualTo("sentry_key=***");
        assertThat(masked(dsn, "sent to " + dsn)).isEqualTo("sent to ***");
    }

    @Test
    void masksNamesOfFieldsAndNumbers() throws JsonProcessingException {
        GrantedSecrets secrets = new GrantedSecrets(Map.of("pin", new VaultSecret("1234567890")));
        JsonNode result = mapper.readTree("{\"1234567890\":[1234567890,true,null,{\"a\":1.5}]}");

        assertThat(secrets.namesIn(result.toString())).containsExactly("pin");
        assertThat(secrets.masked(result)).isEqualTo(mapper.readTree("{\"***\":[\"***\",true,null,{\"a\":1.5}]}"));
    }

    @Test
    void leavesOtherTextsAlone() {
        assertThat(masked(SECRET, "k3y/of+the provider")).isEqualTo("k3y/of+the provider");
    }

    /** A word of the result would be masked that only looks like the secret. */
    @Test
    void takesNoTextOfLessThanEightCharactersForASecret() {
        assertThat(masked("1234567", "1234567")).isEqualTo("1234567");
        assertThat(masked("12345678", "12345678")).isEqualTo(Redaction.MASK);
    }
}
