package com.insightpulseai.mcp.generator.scaffold;

import java.util.regex.Pattern;

import com.insightpulseai.mcp.generator.Mistakes;

/**
 * How a provider wants its key.
 *
 * @param header the field of the request's head that has it; blank where the provider wants none
 */
record Credential(String header) {

    static final Credential BEARER = new Credential("Authorization");
    static final Credential NONE = new Credential("");

    private static final String HEADER = "header:";
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,60}");

    /** @throws Mistakes unless it is {@code bearer}, {@code none} or {@code header:} and a name */
    static Credential parse(String text) {
        if (text.equals("bearer")) {
            return BEARER;
        }
        if (text.equals("none")) {
            return NONE;
        }
        if (text.startsWith(HEADER) && FIELD_NAME.matcher(text.substring(HEADER.length())).matches()) {
            return new Credential(text.substring(HEADER.length()));
        }
        throw new Mistakes("--auth: '" + text + "' is not known; use bearer, header:X-Api-Key with the header's name, or none");
    }

    boolean isBearer() {
        return this == BEARER;
    }

    boolean isNone() {
        return this == NONE;
    }

    /** The header's name as an expression of Java. */
    String expression() {
        return isBearer() ? "HttpHeaders.AUTHORIZATION" : '"' + header + '"';
    }
}
