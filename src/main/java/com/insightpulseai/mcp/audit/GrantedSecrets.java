package com.insightpulseai.mcp.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.insightpulseai.mcp.tool.VaultSecret;

/** Finds and masks the secrets of one call in its result. A provider that repeats a request's headers returns its own key. */
public final class GrantedSecrets {

    private final Map<String, Set<String>> formsByName = new TreeMap<>();

    public GrantedSecrets(Map<String, VaultSecret> secrets) {
        secrets.forEach((name, secret) -> formsByName.put(name, SecretEncodings.of(secret)));
    }

    /**
     * Finds secrets in a result.
     *
     * @param json as Jackson writes it
     * @return the names of those that are in it, in any form
     */
    public List<String> namesIn(String json) {
        List<String> found = new ArrayList<>();
        formsByName.forEach((name, forms) -> {
            if (forms.stream().anyMatch(form -> json.contains(escaped(form)))) {
                found.add(name);
            }
        });
        return found;
    }

    private static String escaped(String form) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(form));
    }

    /** A copy in which the mask stands wherever a secret was. */
    public JsonNode masked(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> masked.set(masked(field.getKey()), masked(field.getValue())));
            return masked;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> masked.add(masked(element)));
            return masked;
        }
        String masked = masked(node.asText());
        return masked.equals(node.asText()) ? node : TextNode.valueOf(masked);
    }

    private String masked(String text) {
        String masked = text;
        for (Set<String> forms : formsByName.values()) {
            for (String form : forms) {
                masked = masked.replace(form, Redaction.MASK);
            }
        }
        return masked;
    }
}
