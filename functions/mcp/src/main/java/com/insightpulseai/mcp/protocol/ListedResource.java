package com.insightpulseai.mcp.protocol;

import java.util.Optional;

/**
 * Something that clients may read.
 *
 * @param uri by which it is read, or of a template the pattern of such URIs, by RFC 6570
 * @param name short, for lists
 * @param description what it has
 * @param mediaType of its content
 */
public record ListedResource(String uri, String name, String title, String description, Optional<String> mediaType) {

    String json(String uriField) {
        StringBuilder json = new StringBuilder("{\"").append(uriField).append("\":").append(JsonText.quoted(uri))
                .append(",\"name\":").append(JsonText.quoted(name))
                .append(",\"title\":").append(JsonText.quoted(title))
                .append(",\"description\":").append(JsonText.quoted(description));
        mediaType.ifPresent(type -> json.append(",\"mimeType\":").append(JsonText.quoted(type)));
        return json.append('}').toString();
    }
}
