package com.insightpulseai.mcp.protocol;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Texts as JSON. */
final class JsonText {

    private JsonText() {
    }

    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + text.length() / 8 + 2);
        appendQuoted(json, text);
        return json.toString();
    }

    static void appendQuoted(StringBuilder json, CharSequence text) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }
}
