package com.insightpulseai.mcp.functions.ops.event;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.audit.AuditContent;
import com.insightpulseai.mcp.functions.ops.read.OpsQuery;
import com.insightpulseai.mcp.functions.ops.read.QueryRange;
import com.insightpulseai.mcp.web.problem.ProblemException;

/** The parameters of requests for events. */
public final class EventParameters {

    private static final Map<String, Set<String>> CLASSES = Map.of("failed", EventFilter.FAILED, "refused",
            EventFilter.REFUSED);
    private static final Set<String> STATUSES = new TreeSet<>(
            Set.of("started", "ok", "error", "denied_role", "denied_quota", "abandoned", "failed", "refused"));
    private static final List<String> ROLES = Stream
            .concat(Stream.of("none"), Stream.of(OpsRole.values()).map(OpsRole::wireName)).toList();

    private static final int LARGEST_PAGE = 200;
    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_LIST = 20;
    private static final int LONGEST_MS = 86_400_000;

    private EventParameters() {
    }

    /**
     * Reads the parameters of a page.
     *
     * @throws ProblemException {@code invalid_input} with every violation
     */
    static EventQuery page(OpsQuery query) {
        EventFilter filter = filter(query);
        Span span = new Span(query.cursor("before"), query.cursor("after"));
        if (span.before().isPresent() && span.after().isPresent()) {
            query.violate("after", "cannot be used with before");
        }
        int limit = query.integer("limit", 1, LARGEST_PAGE).orElse(USUAL_PAGE);
        query.check();
        return new EventQuery(filter, span, limit);
    }

    /** Reads the parameters of an export, as {@link #page} does. */
    public static EventQuery export(OpsQuery query) {
        EventFilter filter = filter(query);
        Span span = new Span(query.cursor("before"), Optional.empty());
        query.check();
        return new EventQuery(filter, span, LARGEST_PAGE);
    }

    /** Reads the parameters of a filter alone, as {@link #page} does. */
    public static EventFilter only(OpsQuery query) {
        EventFilter filter = filter(query);
        query.check();
        return filter;
    }

    private static EventFilter filter(OpsQuery query) {
        QueryRange range = query.range();
        OptionalInt least = query.integer("min_ms", 0, LONGEST_MS);
        OptionalInt most = query.integer("max_ms", 0, LONGEST_MS);
        if (least.isPresent() && most.isPresent() && least.getAsInt() > most.getAsInt()) {
            query.violate("min_ms", "must not be greater than max_ms");
        }
        // Without an end, events that the database's clock dates after this one's are there too.
        Optional<OffsetDateTime> to = range.to().equals(query.now()) ? Optional.empty() : Optional.of(range.to());
        return new EventFilter(query.text("provider"), query.text("tool"), query.uuid("caller"), query.oneOf("role", ROLES),
                statuses(query), errors(query), query.text("host"), query.text("request_id"), range.from(), to, words(query),
                least, most);
    }

    private static List<String> statuses(OpsQuery query) {
        return query.anyOf("status", STATUSES).stream().flatMap(name -> CLASSES.getOrDefault(name, Set.of(name)).stream())
                .sorted().distinct().toList();
    }

    /** Any names: an older release may have known others. */
    private static List<String> errors(OpsQuery query) {
        List<String> errors = query.text("error").stream().flatMap(text -> Stream.of(text.split(",", -1))).distinct().toList();
        if (errors.size() > LONGEST_LIST || errors.contains("")) {
            query.violate("error", "must have at most " + LONGEST_LIST + " values, separated by commas");
        }
        return errors;
    }

    /** Where a secret was, the log has a mask, so a search for it finds nothing; and it would be kept with the search. */
    private static Optional<String> words(OpsQuery query) {
        Optional<String> words = query.text("q");
        if (words.filter(AuditContent::hasSecret).isPresent()) {
            query.violate("q", "looks like a secret, which must not be searched for");
        }
        return words;
    }
}
