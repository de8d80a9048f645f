package com.insightpulseai.mcp.agents.release;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.agents.call.Part;

/** Reasons against a release, things to know, and parts that are not known. Used by one thread. */
final class Evidence {

    private final List<Reason> against = new ArrayList<>();
    private final List<Reason> notes = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    void against(Reason reason) {
        against.add(reason);
    }

    void note(Reason reason) {
        notes.add(reason);
    }

    /** Several calls may fail for one reason; the first one tells it. */
    void unknown(Gap gap) {
        if (gaps.stream().noneMatch(known -> known.subject().equals(gap.subject()))) {
            gaps.add(gap);
        }
    }

    /** Takes a part as a gap where it is missing. */
    <T> void take(Part<T> part, Consumer<T> known) {
        part.gap().ifPresent(this::unknown);
        part.known().ifPresent(known);
    }

    /** Any gap makes it unknown, whatever else is known. */
    Readiness readiness() {
        if (!gaps.isEmpty()) {
            return Readiness.UNKNOWN;
        }
        return against.isEmpty() ? Readiness.GO : Readiness.NO_GO;
    }

    List<Reason> against() {
        return List.copyOf(against);
    }

    List<Reason> notes() {
        return List.copyOf(notes);
    }

    List<Gap> gaps() {
        return List.copyOf(gaps);
    }
}
