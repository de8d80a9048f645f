package com.insightpulseai.mcp.scanner.github.publish;

import java.util.Locale;

/** The verdicts for which a pull request gets a comment. */
public enum CommentMode {

    /** Each run that judged. */
    ALWAYS,
    /** A verdict that stops the pull request; an earlier comment is kept up to date nevertheless. */
    ON_FINDINGS,
    /** None; an earlier comment is left alone. */
    NEVER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
