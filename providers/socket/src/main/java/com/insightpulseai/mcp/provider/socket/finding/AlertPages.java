package com.insightpulseai.mcp.provider.socket.finding;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.egress.ResponseTooLargeException;
import com.insightpulseai.mcp.provider.socket.wire.SocketAccess;
import com.insightpulseai.mcp.provider.socket.wire.SocketAlert;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/**
 * Reads the organization's list of alerts. Socket sends empty pages in its midst, so reading goes on until there is something,
 * the list ends, or time or units run out. An alert comes with every place it was found in, so that in a large organization few
 * of them make a page too large to be read; then fewer are asked for.
 */
public final class AlertPages {

    /** Each page costs 10 units of Socket's quota. */
    public static final int MAX_PAGES = 10;

    private static final Duration ENOUGH_FOR_A_PAGE = Duration.ofSeconds(1);

    private final SocketAccess socket;
    private final AnswerSize size;
    private final AlertFilter filter;
    private final int limit;

    public AlertPages(SocketAccess socket, AnswerSize size, AlertFilter filter, int limit) {
        this.socket = socket;
        this.size = size;
        this.filter = filter;
        this.limit = limit;
    }

    public Uni<AlertPage> from(AlertCursor cursor) {
        return from(cursor, 1, limit, 0);
    }

    /** @param unreadable how many alerts of the pages before could not be read */
    private Uni<AlertPage> from(AlertCursor cursor, int pages, int perPage, int unreadable) {
        Uni<AlertPage> page = ask(cursor, perPage).map(answer -> taken(answer, cursor, unreadable));
        if (pages > 1) {
            // What was found out so far, that nothing is here, is still worth an answer.
            page = page.onFailure(SocketAccess::tookTooLong)
                    .recoverWithItem(new AlertPage(List.of(), Optional.of(cursor), unreadable));
        }
        return page.onItemOrFailure().transformToUni((read, failure) -> {
            if (failure instanceof ResponseTooLargeException && perPage > 1) {
                return from(cursor, pages, perPage / 2, unreadable);
            }
            if (failure != null) {
                return Uni.createFrom().failure(failure);
            }
            boolean readOn = read.findings().isEmpty() && read.next().isPresent() && pages < MAX_PAGES
                    && socket.upstream().remaining().compareTo(ENOUGH_FOR_A_PAGE) > 0;
            return readOn ? from(read.next().get(), pages + 1, perPage, read.unreadable()) : Uni.createFrom().item(read);
        });
    }

    private Uni<SocketAlert.Page> ask(AlertCursor cursor, int perPage) {
        return socket.upstream().read(() -> socket.api().listAlerts(socket.authorization(), socket.org(), perPage,
                cursor.page().orElse(null), filter.severityWords().orElse(null), filter.status().orElse(null),
                filter.repo().orElse(null), filter.type().orElse(null))
                .onItem().ifNotNull().call(page -> page.isSound() ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new MalformedAnswerException(
                                "a page of alerts that lacks a required field, or a usable cursor"))));
    }

    private AlertPage taken(SocketAlert.Page page, AlertCursor from, int unreadableBefore) {
        int given = Math.min(from.skip(), page.items().size());
        List<Received<SocketAlert>> wanted = page.items().stream().skip(given).limit(limit).toList();
        List<ListedFinding> findings = wanted.stream().filter(this::isListed).flatMap(alert -> alert.record().stream())
                .map(ListedFinding::of).toList();
        List<ListedFinding> fitting = size.fitting(findings);
        int taken = fitting.size() == findings.size() ? wanted.size() : before(wanted, fitting.size());
        int unreadable = unreadableBefore
                + (int) wanted.stream().limit(taken).filter(alert -> alert.record().isEmpty()).count();
        int done = given + taken;
        if (done < page.items().size()) {
            return new AlertPage(fitting, Optional.of(new AlertCursor(from.page(), done)), unreadable);
        }
        Optional<String> end = Optional.ofNullable(page.endCursor());
        if (end.isPresent() && end.equals(from.page())) {
            throw ProblemException.upstreamError("Socket's list of alerts leads back to where it was.");
        }
        return new AlertPage(fitting, end.map(next -> new AlertCursor(Optional.of(next), from.skip() - given)), unreadable);
    }

    private boolean isListed(Received<SocketAlert> alert) {
        return alert.record().filter(filter::isInWorkspace).isPresent();
    }

    /** How many alerts come before the listed one of that number, from 0. */
    private int before(List<Received<SocketAlert>> alerts, int number) {
        int listed = 0;
        int before = 0;
        while (!isListed(alerts.get(before)) || listed++ < number) {
            before++;
        }
        return before;
    }
}
