package com.insightpulseai.mcp.audit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Masks what looks like a secret, by the name of its field or by its own form, and replaces the characters that
 * PostgreSQL's jsonb cannot hold.
 */
class Redaction {

    static final String MASK = "***";

    private static final Pattern SECRET_NAME = Pattern.compile(
            "passw|passphrase|secret|token|credential|api_?key|access_?key|private_?key|signing_?key|authori[sz]ation|cookie|bearer"
                    + "|(^|_)(dsn|pwd|jwt|pin|otp)(_|$)");

    /**
     * Forms of secrets that turn up in texts: JWTs, keys of well-known services, PEM blocks, passwords in URLs, Sentry's DSNs.
     */
    private static final List<Pattern> SECRET_FORMS = List.of(
            Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*"),
            Pattern.compile(
                    "\\b(?:sktsec_|sb_secret_|sntrys_|sntryu_|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|npm_|sk-|sk_live_)"
                            + "[A-Za-z0-9_=-]{10,}"),
            Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"),
            Pattern.compile("(?i)\\b(?:bearer|basic) [A-Za-z0-9._~+/=-]{8,}"),
            Pattern.compile("(?<=://)(?:[^/\\s:@]{1,200}:[^/\\s@]{1,200}|[0-9a-f]{32})(?=@)"));

    JsonNode redact(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode redacted = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                redacted.set(storable(field.getKey()),
                        isSecret(field) ? TextNode.valueOf(MASK) : redact(field.getValue()));
            }
            return redacted;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode redacted = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> redacted.add(redact(element)));
            return redacted;
        }
        return node.isTextual() ? TextNode.valueOf(text(node.textValue())) : node;
    }

    private static boolean isSecret(Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        return !value.isNull() && !value.isBoolean() && SECRET_NAME.matcher(snakeCase(field.getKey())).find();
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('-', '_').toLowerCase(Locale.ROOT);
    }

    private static String text(String text) {
        String masked = text;
        for (Pattern form : SECRET_FORMS) {
            masked = form.matcher(masked).replaceAll(MASK);
        }
        return storable(masked);
    }

    /** jsonb has neither U+0000 nor unpaired surrogates. */
    private static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                StringBuilder clean = new StringBuilder(text.length());
                text.codePoints()
                        .map(point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                                ? 0xFFFD
                                : point)
                        .forEach(clean::appendCodePoint);
                return clean.toString();
            }
        }
        return text;
    }
}
