package com.insightpulseai.mcp.protocol;

import java.util.Set;

/**
 * How a request is to be read and answered. Each request is judged alone: a client may mix eras, and nothing is remembered.
 */
sealed interface Era {

    /** The status that carries an error of a method. */
    int status(ErrorCode code);

    /** Every request says its revision and its client's capabilities, in {@code _meta} and in headers. */
    record Modern() implements Era {

        @Override
        public int status(ErrorCode code) {
            return code.status();
        }
    }

    /** The revisions that begin with {@code initialize}, which may be left out here. */
    record Legacy() implements Era {

        @Override
        public int status(ErrorCode code) {
            return 200;
        }
    }

    Era MODERN = new Modern();
    Era LEGACY = new Legacy();

    /** Revisions of that era that are not in {@link Revision}: a header that names one is no reason to refuse a request. */
    Set<String> OLDER = Set.of("2024-11-05", "2025-03-26");

    /** The era of a message that came with this header. */
    static Era of(Message message, RequestHeaders headers) {
        boolean modernHeader = headers.protocolVersion().isPresent() && !isLegacy(headers.protocolVersion().get());
        boolean modernBody = message.params().metaText(ModernMeta.PROTOCOL_VERSION).isPresent();
        return modernHeader || modernBody || message.method().equals("server/discover") ? MODERN : LEGACY;
    }

    private static boolean isLegacy(String version) {
        return OLDER.contains(version) || Revision.of(version).filter(revision -> !revision.isModern()).isPresent();
    }
}
