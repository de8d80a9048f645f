package com.insightpulseai.mcp.scanner.github.publish;

import java.util.Optional;

import com.insightpulseai.mcp.scanner.gate.GateVerdict;

/** The four texts of a comment. */
enum CommentKind {
    FINDINGS,
    /** Findings that the comment showed earlier are gone. */
    RESOLVED,
    CLEAN,
    /** There is no verdict; it replaces all others, so that no old one stands. */
    NOT_CHECKED;

    /**
     * Returns the text of a verdict.
     *
     * @param earlier text of the comment; empty where it is to be created
     * @return empty where no comment is to be created
     */
    static Optional<CommentKind> of(GateVerdict verdict, CommentMode mode, Optional<String> earlier) {
        return switch (verdict) {
            case FINDINGS -> Optional.of(FINDINGS);
            case UNKNOWN -> Optional.of(NOT_CHECKED);
            case CLEAN -> mode == CommentMode.ALWAYS ? Optional.of(earlier.map(CommentKind::without).orElse(CLEAN))
                    : earlier.map(CommentKind::without);
            case UNCHANGED, NOTHING_TO_SCAN -> earlier.map(CommentKind::without);
        };
    }

    private static CommentKind without(String earlier) {
        return CommentMarker.hadFindings(earlier) ? RESOLVED : CLEAN;
    }
}
