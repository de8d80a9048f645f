package com.insightpulseai.mcp.seal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The keys that seals may be signed with, from a file with one {@link SealPublicKey} a line and comments after {@code #}. */
public final class SealPublicKeys {

    private final Map<String, SealPublicKey> keys;

    private SealPublicKeys(Map<String, SealPublicKey> keys) {
        this.keys = keys;
    }

    /** @throws IllegalArgumentException for a line that is no key or one id twice; the message names the line */
    public static SealPublicKeys parse(String text) {
        Map<String, SealPublicKey> keys = new HashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String stripped = line.strip();
            if (!stripped.isEmpty() && stripped.charAt(0) != '#') {
                add(keys, number, stripped);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("it lists no key");
        }
        return new SealPublicKeys(keys);
    }

    private static void add(Map<String, SealPublicKey> keys, int number, String line) {
        SealPublicKey key;
        try {
            key = SealPublicKey.parse(line);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("line " + number + ": " + malformed.getMessage(), malformed);
        }
        if (keys.put(key.id(), key) != null) {
            throw new IllegalArgumentException("line " + number + ": key " + key.id() + " is listed twice");
        }
    }

    public Optional<SealPublicKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
