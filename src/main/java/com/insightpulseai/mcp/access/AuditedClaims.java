package com.insightpulseai.mcp.access;

import java.util.Optional;

import io.vertx.core.json.JsonObject;

/**
 * Claims of a caller's token that an audit row keeps: the OAuth client that it was issued to, or the workflow run that it is
 * of. Never anything of the input. A longer text is cut and ends with an ellipsis, so that all have at most
 * {@value #MAX_BYTES} bytes.
 */
public final class AuditedClaims {

    public static final int MAX_BYTES = 2_048;

    private static final char ELLIPSIS = '\u2026';
    private static final int ELLIPSIS_BYTES = 3;

    private final JsonObject claims = new JsonObject();

    private AuditedClaims() {
    }

    /** Returns the claims as JSON; empty for a user's own token. */
    public static Optional<String> of(Caller caller) {
        return caller.workflow().map(AuditedClaims::of)
                .or(() -> caller.client().map(OauthClient::id).map(id -> new JsonObject().put("client_id", id)))
                .map(JsonObject::encode);
    }

    /** The bounds and the names are 1,981 bytes together. */
    private static JsonObject of(Workflow workflow) {
        return new AuditedClaims()
                .put("repository", workflow.run().repository(), 256)
                .put("ref", workflow.ref(), 512)
                .put("sha", workflow.run().sha(), 80)
                .put("event", workflow.event(), 64)
                .put("run", workflow.run().id(), 32)
                .put("attempt", workflow.run().attempt(), 16)
                .put("actor", workflow.run().actor(), 128)
                .put("workflow", workflow.definition(), 800).claims;
    }

    private AuditedClaims put(String name, Optional<String> text, int maxBytes) {
        text.ifPresent(value -> claims.put(name, cut(value, maxBytes)));
        return this;
    }

    /** Cuts between characters, so that no half of one is left. */
    private static String cut(String text, int maxBytes) {
        int bytes = 0;
        int end = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (bytes <= maxBytes - ELLIPSIS_BYTES) {
                end = i;
            }
            bytes += bytes(text.codePointAt(i));
            if (bytes > maxBytes) {
                return text.substring(0, end) + ELLIPSIS;
            }
        }
        return text;
    }

    /** The bytes of a character in JSON, in UTF-8. */
    private static int bytes(int character) {
        if (character == '"' || character == '\\') {
            return 2;
        }
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 ? 2 : Character.isBmpCodePoint(character) ? 3 : 4;
    }
}
