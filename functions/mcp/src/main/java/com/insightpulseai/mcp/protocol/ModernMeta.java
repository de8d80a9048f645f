package com.insightpulseai.mcp.protocol;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields by which each modern request describes its client, in {@code params._meta}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic#general-fields">MCP, general fields</a>
 */
final class ModernMeta {

    static final String PROTOCOL_VERSION = "io.modelcontextprotocol/protocolVersion";
    static final String CLIENT_CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";
    static final String CLIENT_INFO = "io.modelcontextprotocol/clientInfo";
    static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";

    private ModernMeta() {
    }

    /** @throws ProtocolException where a field is missing that every request must have, or the revision is not spoken */
    static void check(Message message) {
        Params params = message.params();
        String version = params.metaText(PROTOCOL_VERSION).orElseThrow(() -> missing(PROTOCOL_VERSION, "a text"));
        if (!params.metaIsObject(CLIENT_CAPABILITIES)) {
            throw missing(CLIENT_CAPABILITIES, "an object");
        }
        checkVersion(version);
    }

    /** @throws ProtocolException where the revision is not spoken, or has a handshake of its own */
    static void checkVersion(String version) {
        if (Revision.of(version).filter(Revision::isModern).isEmpty()) {
            throw ProtocolException.of(ErrorCode.UNSUPPORTED_VERSION, "This version of the protocol is not spoken here.",
                    "{\"supported\":" + spoken() + ",\"requested\":" + JsonText.quoted(version) + "}");
        }
    }

    /** A JSON array of all revisions that are spoken. */
    static String spoken() {
        return Stream.of(Revision.values()).map(Revision::date).map(JsonText::quoted)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static ProtocolException missing(String field, String kind) {
        return ProtocolException.malformed(ErrorCode.INVALID_PARAMS,
                "params._meta needs the field " + field + ", " + kind + ".");
    }
}
