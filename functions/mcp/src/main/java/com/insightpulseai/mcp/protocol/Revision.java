package com.insightpulseai.mcp.protocol;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Revisions of the protocol that are spoken, newest first. A revision is known by the date of its specification.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/versioning">MCP, versioning</a>
 */
enum Revision {

    R2026_07_28("2026-07-28", true),
    R2025_11_25("2025-11-25", false),
    R2025_06_18("2025-06-18", false);

    /** The revision by which a client is served that asks for one that is not spoken. */
    static final Revision NEWEST_LEGACY = R2025_11_25;

    private final String date;
    private final boolean modern;

    Revision(String date, boolean modern) {
        this.date = date;
        this.modern = modern;
    }

    static Optional<Revision> of(String date) {
        return Stream.of(values()).filter(revision -> revision.date.equals(date)).findFirst();
    }

    /** Returns whether each request says for itself what its client can do, so that there is no handshake. */
    boolean isModern() {
        return modern;
    }

    String date() {
        return date;
    }
}
