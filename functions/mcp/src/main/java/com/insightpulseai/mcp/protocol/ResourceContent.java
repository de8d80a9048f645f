package com.insightpulseai.mcp.protocol;

import java.util.Base64;

/** The content of a resource. */
public sealed interface ResourceContent {

    String mediaType();

    /** A text. */
    record Text(String mediaType, String text) implements ResourceContent {
    }

    /** Bytes that are no text. */
    record Binary(String mediaType, byte[] bytes) implements ResourceContent {
    }

    /** The entry of {@code contents} in the result of a reading. */
    default String json(String uri) {
        String content = this instanceof Binary binary
                ? "\"blob\":\"" + Base64.getEncoder().encodeToString(binary.bytes()) + "\""
                : "\"text\":" + JsonText.quoted(((Text) this).text());
        return "{\"uri\":" + JsonText.quoted(uri) + ",\"mimeType\":" + JsonText.quoted(mediaType()) + "," + content + "}";
    }
}
