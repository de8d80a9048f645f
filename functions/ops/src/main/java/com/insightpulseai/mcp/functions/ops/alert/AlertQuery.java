package com.insightpulseai.mcp.functions.ops.alert;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.functions.ops.read.Cursor;
import com.insightpulseai.mcp.functions.ops.read.OpsQuery;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

/** Alerts that are asked for, newest first. */
record AlertQuery(OpsQuery query, String state, Optional<String> kind, Optional<String> subject, Optional<Cursor> before,
        int limit) {

    private static final List<String> STATES = List.of("open", "closed", "all");
    private static final int USUAL_LIMIT = 50;
    private static final int GREATEST_LIMIT = 200;

    private static final String PAGE = """
            with page as materialized (
              select a.*
                from ops.alerts a
               where ($1::bool is null or (a.closed_at is null) = $1::bool)
                 and ($2::text is null or a.kind = $2::text) and ($3::text is null or a.subject = $3::text)
                 and ($4::timestamptz is null or (a.opened_at, a.id) < ($4::timestamptz, $5::uuid))
               order by a.opened_at desc, a.id desc
               limit $6::int)
            """ + OpsAlert.NAMED + " order by p.opened_at desc, p.id desc";

    static AlertQuery of(OpsQuery query) {
        String state = query.oneOf("state", STATES).orElse("all");
        Optional<String> kind = query.text("kind");
        Optional<String> subject = query.text("subject");
        Optional<Cursor> before = query.cursor("before");
        int limit = query.integer("limit", 1, GREATEST_LIMIT).orElse(USUAL_LIMIT);
        query.check();
        return new AlertQuery(query, state, kind, subject, before, limit);
    }

    /** One row more than the page has tells that there are older ones. */
    Statement page() {
        Boolean open = state.equals("all") ? null : (Boolean) state.equals("open");
        return Statement.of(PAGE, open, kind.orElse(null), subject.orElse(null),
                before.map(Cursor::at).orElse(null), before.map(Cursor::id).orElse(null), limit + 1);
    }
}
