package com.insightpulseai.mcp.agents.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.agents.report.Phrase;

/**
 * A line of the timeline.
 *
 * @param where node, or project of the issue
 * @param what happened
 * @param details for programs
 */
record Moment(Instant time, Kind kind, String where, Phrase what, JsonFields details) {

    static final Comparator<Moment> BY_TIME = Comparator.comparing(Moment::time).thenComparing(Moment::kind);

    /** Causes come before effects where times are equal. */
    enum Kind {
        METRIC,
        ALERT,
        ISSUE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    JsonFields json() {
        return new JsonFields().put("time", time).put("kind", kind.word()).put("where", where).put("details", details);
    }
}
