package com.insightpulseai.mcp.functions.ops.setup;

import java.util.List;
import java.util.stream.Stream;

import com.insightpulseai.mcp.web.problem.ProblemCode;

/** All that the column {@code error} of an event may hold. */
public final class EventErrors {

    /** Those that the database decides and that are no problem codes; docs/audit.md lists them. */
    private static final List<String> OF_DATABASE = List.of("cancelled", "not_completed", "secret_missing",
            "secret_not_allowed", "quota_busy", "key_busy", "database_error", "too_late", "login_not_allowed", "session_ended",
            "tool_not_allowed");

    private static final List<String> ALL = Stream
            .concat(Stream.of(ProblemCode.values()).map(ProblemCode::wireName), OF_DATABASE.stream()).sorted().toList();

    private EventErrors() {
    }

    /** In alphabetical order. */
    public static List<String> all() {
        return ALL;
    }
}
