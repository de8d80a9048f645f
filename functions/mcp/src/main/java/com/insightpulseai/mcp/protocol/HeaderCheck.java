package com.insightpulseai.mcp.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Compares the headers of a modern request with its body. What differs is refused: something on the way may have decided by the
 * header.
 *
 * @see <a href=
 *      "https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http#standard-headers">MCP,
 *      standard headers</a>
 */
final class HeaderCheck {

    private static final String ENCODED = "=?base64?";
    private static final String END = "?=";
    private static final int LONGEST_SHOWN = 100;

    private HeaderCheck() {
    }

    /** @throws ProtocolException where a header is missing, unreadable, or differs from the body */
    static void check(Message message, RequestHeaders headers) {
        message.params().metaText(ModernMeta.PROTOCOL_VERSION)
                .ifPresent(version -> compare(RequestHeaders.PROTOCOL_VERSION, headers.protocolVersion(), version));
        if (headers.protocolVersion().isEmpty()) {
            throw mismatch("The header " + RequestHeaders.PROTOCOL_VERSION + " is missing.");
        }
        compare(RequestHeaders.METHOD, headers.method(), message.method());
        Optional<String> named = Method.nameField(message.method());
        if (named.isPresent()) {
            compare(RequestHeaders.NAME, headers.name().map(HeaderCheck::decoded),
                    message.params().text(named.get()).orElse(""));
        }
    }

    private static void compare(String header, Optional<String> sent, String body) {
        String value = sent
                .orElseThrow(() -> mismatch("The header " + header + " is missing; the body has " + shown(body) + "."));
        if (!value.equals(body)) {
            throw mismatch("The header " + header + " has " + shown(value) + ", the body has " + shown(body) + ".");
        }
    }

    /** A name with characters that a header cannot have is sent as {@code =?base64?...?=}, of its UTF-8 bytes. */
    private static String decoded(String value) {
        if (!value.chars().allMatch(character -> character == '\t' || character >= ' ' && character <= '~')) {
            throw mismatch("The header " + RequestHeaders.NAME + " has characters that a header cannot have; send it as "
                    + ENCODED + "..." + END + ".");
        }
        if (!value.startsWith(ENCODED) || !value.endsWith(END) || value.length() < ENCODED.length() + END.length()) {
            return value;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(value.substring(ENCODED.length(), value.length() - END.length()));
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw mismatch("The header " + RequestHeaders.NAME + " is not the Base64 form of a text in UTF-8.");
        }
    }

    private static ProtocolException mismatch(String message) {
        return ProtocolException.of(ErrorCode.HEADER_MISMATCH, message);
    }

    private static String shown(String value) {
        return "'" + (value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "..." : value) + "'";
    }
}
