package com.insightpulseai.mcp.provider.sentry.issue;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.provider.sentry.wire.LinkCursor;

/**
 * Which issues are wanted.
 *
 * @param query in Sentry's search syntax; empty means all
 * @param projects ids or slugs; none means all that the token sees
 * @param environments names; none means all
 * @param period how far back, such as {@code 24h}
 * @param sort in Sentry's words, such as {@code date}
 * @param limit 1 to 100
 * @param cursor of an earlier page
 */
public record IssueFilter(String query, List<String> projects, List<String> environments, String period, String sort,
        int limit, Optional<String> cursor) {

    /** What a cursor looks like. */
    public static final String CURSOR_FORM = LinkCursor.FORM;
}
