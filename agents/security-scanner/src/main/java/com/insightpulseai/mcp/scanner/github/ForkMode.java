package com.insightpulseai.mcp.scanner.github;

import java.util.Locale;

/** Choices for a pull request whose run gets no token: one from a fork, or of Dependabot. */
public enum ForkMode {
    /** The job fails. */
    FAIL,
    /** The job passes without a verdict, because the merge queue's run judges. */
    DEFER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
