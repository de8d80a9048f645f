package com.insightpulseai.mcp.functions.ops.setup;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import com.insightpulseai.mcp.web.problem.ProblemCode;

/** All that the column {@code error} of an event may hold. */
public final class EventErrors {

    /** Those that the database decides and that are no problem codes; docs/audit.md lists them. */
    private static final List<String> OF_DATABASE = List.of("cancelled", "not_completed", "secret_missing",
            "secret_not_allowed", "quota_busy", "key_busy", "database_error", "too_late", "login_not_allowed", "session_ended",
            "tool_not_allowed");

    /** Requests that end so leave no row; docs/errors.md says which do. */
    private static final EnumSet<ProblemCode> WITHOUT_ROW = EnumSet.of(ProblemCode.UNAUTHENTICATED, ProblemCode.NOT_FOUND,
            ProblemCode.UNKNOWN_PROVIDER, ProblemCode.METHOD_NOT_ALLOWED, ProblemCode.NOT_ACCEPTABLE,
            ProblemCode.REQUEST_TIMEOUT, ProblemCode.TOO_LARGE, ProblemCode.UNSUPPORTED_MEDIA_TYPE, ProblemCode.BUSY);

    private static final List<String> ALL = Stream
            .concat(EnumSet.complementOf(WITHOUT_ROW).stream().map(ProblemCode::wireName),
                    OF_DATABASE.stream())
            .sorted().toList();

    private EventErrors() {
    }

    /** In alphabetical order. */
    public static List<String> all() {
        return ALL;
    }
}
