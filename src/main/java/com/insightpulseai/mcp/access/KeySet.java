package com.insightpulseai.mcp.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** The usable keys of a published JWK set (<a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517</a>) by id. */
final class KeySet {

    static final KeySet EMPTY = new KeySet(Map.of());

    private final Map<String, VerificationKey> keys;

    private KeySet(Map<String, VerificationKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads the set. Keys that may not verify tokens are left out, as are all keys of an id that is used twice.
     *
     * @throws IllegalArgumentException when the text is no JWK set
     */
    static KeySet parse(String json) {
        Map<String, VerificationKey> keys = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Object member : members(json)) {
            if (member instanceof Map<?, ?> raw && raw.get("kid") instanceof String id && !id.isEmpty()) {
                @SuppressWarnings("unchecked")
                Map<String, Object> jwk = (Map<String, Object>) raw;
                if (seen.add(id)) {
                    PublicKeyRules.accept(jwk).ifPresent(key -> keys.put(id, key));
                } else {
                    keys.remove(id);
                }
            }
        }
        return new KeySet(Map.copyOf(keys));
    }

    Optional<VerificationKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeySet set && keys.equals(set.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }

    @Override
    public String toString() {
        return "KeySet" + keys.keySet();
    }

    private static Collection<?> members(String json) {
        try {
            if (JsonUtil.parseJson(json).get("keys") instanceof Collection<?> members) {
                return members;
            }
        } catch (JoseException e) {
            throw new IllegalArgumentException("not a JWK set", e);
        }
        throw new IllegalArgumentException("not a JWK set");
    }
}
