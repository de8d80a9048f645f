package com.insightpulseai.mcp.functions.ops.event;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.insightpulseai.mcp.functions.ops.read.SqlText;

/**
 * Which events a reader asks for. A condition that is absent does not become part of a statement.
 *
 * @param role {@code none} or the wire name of a role
 * @param statuses any of these; empty for all
 * @param errors any of these; empty for all
 * @param to exclusive; empty while the newest events are wanted
 * @param words as {@code ops.find_events} takes them
 * @param minMs least duration, in milliseconds
 * @param maxMs greatest duration, in milliseconds
 */
public record EventFilter(Optional<String> provider, Optional<String> tool, Optional<UUID> caller, Optional<String> role,
        List<String> statuses, List<String> errors, Optional<String> host, Optional<String> requestId, OffsetDateTime from,
        Optional<OffsetDateTime> to, Optional<String> words, OptionalInt minMs, OptionalInt maxMs) {

    public static final Set<String> FAILED = Set.of("error", "abandoned");
    public static final Set<String> REFUSED = Set.of("denied_role", "denied_quota");

    /** The same with a time at which it ends. */
    public EventFilter until(OffsetDateTime end) {
        return new EventFilter(provider, tool, caller, role, statuses, errors, host, requestId, from, Optional.of(end), words,
                minMs, maxMs);
    }

    /** Adds the range of time. */
    void addRange(SqlText text) {
        text.add("e.created_at >= ?", from);
        to.ifPresent(end -> text.add(" and e.created_at < ?", end));
    }

    /**
     * Returns filters of which each event of this one meets exactly one. An index has the events of one status, or of one
     * error, in the order of time; those of several it does not.
     */
    List<EventFilter> branches() {
        if (statuses.size() > 1 && isNotOk()) {
            return statuses.stream().map(status -> of(List.of(status), errors)).toList();
        }
        return errors.size() > 1 ? errors.stream().map(error -> of(statuses, List.of(error))).toList() : List.of(this);
    }

    private EventFilter of(List<String> statuses, List<String> errors) {
        return new EventFilter(provider, tool, caller, role, statuses, errors, host, requestId, from, to, words, minMs, maxMs);
    }

    /** Returns the column {@code status}, from an index of those that are asked for where there is one. */
    String status() {
        return !statuses.isEmpty() && isNotOk() ? "e.not_ok as status" : "e.status::text";
    }

    /** Adds what an index finds. */
    void addIndexed(SqlText text) {
        requestId.ifPresent(id -> text.add(" and e.request_id = ?", id));
        caller.ifPresent(id -> text.add(" and e.caller_id = ?", id));
        provider.ifPresent(name -> text.add(" and e.provider = ?", name));
        if (provider.isPresent()) {
            tool.ifPresent(name -> text.add(" and e.tool = ?", name));
        }
        if (!statuses.isEmpty() && isNotOk()) {
            addAny(text, " and e.not_ok = ", statuses);
        }
        if (!errors.isEmpty()) {
            addAny(text, " and e.error = ", errors);
        }
    }

    /** Returns true if no index serves a condition, so that events have to be looked at one by one. */
    public boolean hasUnindexed() {
        return provider.isEmpty() && tool.isPresent() || role.isPresent() || host.isPresent() || minMs.isPresent()
                || maxMs.isPresent() || !isNotOk();
    }

    /** Adds the other conditions, after one. */
    void addUnindexed(SqlText text) {
        if (provider.isEmpty()) {
            tool.ifPresent(name -> text.add(" and e.tool = ?", name));
        }
        role.ifPresent(name -> text.add(" and e.caller_role::text = ?", name));
        host.ifPresent(name -> text.add(" and e.hostname = ?", name));
        minMs.ifPresent(ms -> text.add(" and e.duration_ms >= ?", ms));
        maxMs.ifPresent(ms -> text.add(" and e.duration_ms <= ?", ms));
        if (!isNotOk()) {
            addAny(text, " and e.status::text = ", statuses);
        }
    }

    /**
     * Returns true if a search for words has to look at more than its own conditions: words, time, provider, tool and caller.
     */
    boolean hasMoreThanWords() {
        return requestId.isPresent() || !statuses.isEmpty() || !errors.isEmpty() || role.isPresent() || host.isPresent()
                || minMs.isPresent() || maxMs.isPresent();
    }

    /**
     * Returns true if statistics can tell: they know provider, tool, caller, and whether calls were good, failed or refused.
     */
    public boolean isCounted() {
        return requestId.isEmpty() && errors.isEmpty() && role.isEmpty() && host.isEmpty() && words.isEmpty()
                && minMs.isEmpty() && maxMs.isEmpty() && !statuses.contains("started")
                && Stream.of(FAILED, REFUSED)
                        .allMatch(each -> statuses.stream().filter(each::contains).count() % each.size() == 0)
                && provider.filter("ops"::equals).isEmpty() && tool.filter("health"::equals).isEmpty();
    }

    /** Returns true if events of a status are asked for. */
    public boolean wants(String status) {
        return statuses.isEmpty() || statuses.contains(status);
    }

    private boolean isNotOk() {
        return statuses.stream().allMatch(status -> FAILED.contains(status) || REFUSED.contains(status));
    }

    private static void addAny(SqlText text, String condition, List<String> values) {
        if (values.size() == 1) {
            text.add(condition + "?", values.get(0));
        } else {
            text.add(condition + "any (?::text[])", (Object) values.toArray(String[]::new));
        }
    }
}
