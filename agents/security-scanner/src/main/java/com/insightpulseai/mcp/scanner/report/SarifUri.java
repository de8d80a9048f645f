package com.insightpulseai.mcp.scanner.report;

import java.nio.charset.StandardCharsets;

/** Paths as URI references relative to the root of the repository, which decode to exactly the path. */
public final class SarifUri {

    private static final String UNRESERVED = "-._~";
    private static final String HEXADECIMAL = "0123456789ABCDEF";

    private SarifUri() {
    }

    /** Returns the reference; colons are encoded too, so that no first segment looks like a scheme. */
    public static String of(String path) {
        StringBuilder uri = new StringBuilder(path.length() + 16);
        for (byte value : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (value & 0xff);
            if (character == '/' || isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0) {
                uri.append(character);
            } else {
                uri.append('%').append(HEXADECIMAL.charAt(character >> 4)).append(HEXADECIMAL.charAt(character & 0xf));
            }
        }
        return uri.toString();
    }

    private static boolean isLetterOrDigit(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9';
    }
}
