package com.insightpulseai.mcp.provider.socket.triage;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.provider.socket.triage.TriageDecision.State;
import com.insightpulseai.mcp.provider.socket.triage.TriageOutcome.Result;
import com.insightpulseai.mcp.provider.socket.wire.SocketAccess;
import com.insightpulseai.mcp.provider.socket.wire.TriageEntry;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.UpstreamSession;

import io.smallrye.mutiny.Uni;

/**
 * Tells Socket what to think of findings.
 * <p>
 * Socket answers for a request as a whole, so afterwards its list is read: what was just changed is at its top. A finding about
 * which there is a decision already makes a conflict; then the list tells the decisions' ids, and they are changed.
 */
public final class AlertTriage {

    /** As many as one page of Socket's list has, so that one page tells of all of them. */
    public static final int MAX_DECISIONS = 100;

    private static final int MAX_PAGES = 10;
    private static final Duration ENOUGH_FOR_A_PAGE = Duration.ofSeconds(1);

    private final SocketAccess socket;

    public AlertTriage(SocketAccess socket) {
        this.socket = socket;
    }

    public Uni<List<TriageOutcome>> apply(List<TriageDecision> decisions) {
        return update(decisions, Map.of())
                .onFailure(failure -> UpstreamSession.answered(failure, 409))
                .recoverWithUni(conflict -> known(decisions, new HashMap<>(), 1).chain(known -> known.isEmpty()
                        ? Uni.createFrom().failure(conflict)
                        : update(decisions, known)))
                .chain(() -> outcomes(decisions));
    }

    private Uni<TriageEntry.Updated> update(List<TriageDecision> decisions, Map<String, String> known) {
        List<TriageEntry.Change> changes = decisions.stream().map(decision -> new TriageEntry.Change(
                known.get(decision.key()), decision.key(), decision.state().wireName(), decision.note().orElse(null))).toList();
        return socket.upstream().write(() -> socket.api().updateTriage(socket.authorization(), socket.org(),
                new TriageEntry.Update(changes)));
    }

    /** @return the ids of decisions about these findings, by the findings' keys, as far as they are found */
    private Uni<Map<String, String>> known(List<TriageDecision> decisions, Map<String, String> found, int number) {
        return page(number).chain(page -> {
            for (TriageEntry entry : page.entries().readable()) {
                if (entry.uuid() != null && decisions.stream().anyMatch(decision -> entry.isAbout(decision.key()))) {
                    found.putIfAbsent(entry.key(), entry.uuid());
                }
            }
            boolean done = found.size() == decisions.size() || page.nextPage() == null || number == MAX_PAGES
                    || socket.upstream().remaining().compareTo(ENOUGH_FOR_A_PAGE) < 0;
            return done ? Uni.createFrom().item(found) : known(decisions, found, number + 1);
        });
    }

    private Uni<List<TriageOutcome>> outcomes(List<TriageDecision> decisions) {
        // Whatever goes wrong here, the request itself was taken.
        return page(1).map(Optional::of).onFailure().recoverWithItem(Optional.empty())
                .map(page -> decisions.stream().map(decision -> new TriageOutcome(decision.key(), decision.state(),
                        page.map(listed -> result(decision, listed)).orElse(Result.UNCONFIRMED))).toList());
    }

    private static Result result(TriageDecision decision, TriageEntry.Page page) {
        Optional<TriageEntry> listed = page.entries().readable().stream().filter(entry -> entry.isAbout(decision.key()))
                .findFirst();
        if (listed.isPresent() && listed.get().state() != null) {
            return listed.get().state().equals(decision.state().wireName()) ? Result.APPLIED : Result.NOT_APPLIED;
        }
        if (page.nextPage() != null || listed.isPresent() || page.entries().unreadable() > 0) {
            return Result.UNCONFIRMED;
        }
        return decision.state() == State.INHERIT ? Result.APPLIED : Result.NOT_APPLIED;
    }

    private Uni<TriageEntry.Page> page(int number) {
        return socket.upstream().read(() -> socket.api()
                .listTriage(socket.authorization(), socket.org(), "updated_at", "desc", MAX_DECISIONS, number)
                .onItem().ifNotNull().call(page -> page.results() != null
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new MalformedAnswerException("a list of triage without its entries"))));
    }
}
