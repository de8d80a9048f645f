package com.insightpulseai.mcp.audit;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Recognizes the names of fields that hold secrets, and replaces the characters that PostgreSQL's jsonb cannot hold. */
final class Redaction {

    static final String MASK = SecretForms.MASK;

    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern SECRET_NAME = Pattern.compile(
            "passw|passphrase|secret|token|credential|api_?key|access_?key|private_?key|signing_?key|authori[sz]ation|cookie"
                    + "|bearer|(^|_)(dsn|pwd|jwt|pin|otp)(_|$)");

    private static final int MOST_KNOWN = 1_000;
    private static final int LONGEST_KNOWN = 64;
    /** What is known of names: few are in use. Bounded, for the keys of a map are the caller's own. */
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private Redaction() {
    }

    static boolean isSecretName(String field) {
        Boolean known = KNOWN.get(field);
        if (known != null) {
            return known;
        }
        boolean secret = SECRET_NAME.matcher(snakeCase(field)).find();
        if (field.length() <= LONGEST_KNOWN && KNOWN.size() < MOST_KNOWN) {
            KNOWN.put(field, secret);
        }
        return secret;
    }

    private static String snakeCase(String name) {
        return HUMP.matcher(name).replaceAll("$1_$2").replace('-', '_').toLowerCase(Locale.ROOT);
    }

    /** jsonb has neither U+0000 nor unpaired surrogates. */
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text.toCharArray());
            }
        }
        return text;
    }

    private static String replaced(char[] text) {
        for (int i = 0; i < text.length; i++) {
            if (Character.isHighSurrogate(text[i]) && i + 1 < text.length && Character.isLowSurrogate(text[i + 1])) {
                i++;
            } else if (text[i] == 0 || Character.isSurrogate(text[i])) {
                text[i] = '\uFFFD';
            }
        }
        return new String(text);
    }
}
