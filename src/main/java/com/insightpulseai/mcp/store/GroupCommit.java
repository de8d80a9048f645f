package com.insightpulseai.mcp.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import com.insightpulseai.mcp.platform.Deadline;
import com.insightpulseai.mcp.platform.EventLoop;
import com.insightpulseai.mcp.platform.EventLoopTimer;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Sends concurrent executions of one statement in one transaction: a round trip and a flush of the server's log are for all of
 * them. An execution that comes while few are under way is sent at once, and alone. Others wait for a response to one of those,
 * or for two milliseconds, and are then sent with all that came meanwhile.
 *
 * A transaction that fails because of one execution is rolled back as a whole, and each is sent alone.
 */
final class GroupCommit {

    /** Keeps the server busy; with more, groups would be smaller. */
    private static final int UNDER_WAY = 2;
    /** The locks that an execution takes are held until all of its group are carried out. */
    private static final int LARGEST = 16;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(2);

    /** Sends executions of the statement in one transaction. */
    interface Sender {

        /**
         * @param deadline when no response is awaited any more
         * @return the row of each execution, in their order
         */
        Uni<List<Row>> send(List<Tuple> executions, Deadline deadline);
    }

    private record Execution(Tuple parameters, String locks, Deadline deadline, Executor loop, UniEmitter<? super Row> row) {
    }

    private final Sender sender;
    private final Predicate<Throwable> isRolledBack;
    private final EventLoopTimer timer;

    // Guarded by this.
    private List<Execution> waiting = new ArrayList<>();
    private int underWay;
    private long groups;

    /**
     * @param isRolledBack whether a failure says that nothing of a transaction was carried out, because of a statement in it
     */
    GroupCommit(Sender sender, Predicate<Throwable> isRolledBack, EventLoopTimer timer) {
        this.sender = sender;
        this.isRolledBack = isRolledBack;
        this.timer = timer;
    }

    /**
     * Has the statement carried out.
     *
     * @param locks names what the execution locks until its transaction ends: those of a group take their locks in the order of
     *        these names, so that no two groups wait for each other
     * @return the execution's row
     */
    Uni<Row> join(Tuple parameters, String locks, Deadline deadline) {
        return Uni.createFrom()
                .emitter(row -> enter(new Execution(parameters, locks, deadline, EventLoop.ofCaller(), row)));
    }

    private void enter(Execution execution) {
        List<Execution> group;
        long number;
        boolean isFirst;
        synchronized (this) {
            waiting.add(execution);
            isFirst = waiting.size() == 1;
            number = groups;
            group = underWay < UNDER_WAY || waiting.size() == LARGEST ? take() : List.of();
        }
        if (!group.isEmpty()) {
            send(group);
            return;
        }
        Cancellable expiry = timer.pause(execution.deadline().remaining()).subscribe()
                .with(now -> execution.row().fail(new TimeoutException("no response to the statement")));
        execution.row().onTermination(() -> {
            expiry.cancel();
            leave(execution);
        });
        if (isFirst) {
            timer.pause(LONGEST_WAIT).subscribe().with(now -> sendWaiting(number));
        }
    }

    private synchronized void leave(Execution execution) {
        waiting.removeIf(each -> each == execution);
    }

    /** Call with the lock of this. */
    private List<Execution> take() {
        List<Execution> group = waiting;
        if (!group.isEmpty()) {
            waiting = new ArrayList<>();
            underWay++;
            groups++;
        }
        return group;
    }

    private void sendWaiting(long number) {
        List<Execution> group;
        synchronized (this) {
            group = groups == number ? take() : List.of();
        }
        if (!group.isEmpty()) {
            send(group);
        }
    }

    private void sendNext() {
        List<Execution> group;
        synchronized (this) {
            underWay--;
            group = underWay < UNDER_WAY ? take() : List.of();
        }
        if (!group.isEmpty()) {
            // Not on the loop of a request that is not among them.
            group.get(0).loop().execute(() -> send(group));
        }
    }

    private void send(List<Execution> group) {
        group.sort(Comparator.comparing(Execution::locks));
        Deadline last = group.stream().map(Execution::deadline).max(Comparator.comparing(Deadline::remaining)).orElseThrow();
        Uni.createFrom().deferred(() -> sender.send(group.stream().map(Execution::parameters).toList(), last)).subscribe().with(
                rows -> {
                    sendNext();
                    for (int i = 0; i < group.size(); i++) {
                        Execution execution = group.get(i);
                        Row row = rows.get(i);
                        goOn(group, execution, () -> execution.row().complete(row));
                    }
                }, failure -> {
                    sendNext();
                    boolean isOfAnother = group.size() > 1 && isRolledBack.test(failure);
                    group.forEach(execution -> goOn(group, execution, () -> {
                        if (isOfAnother) {
                            sendAlone(execution);
                        } else {
                            execution.row().fail(failure);
                        }
                    }));
                });
    }

    private static void goOn(List<Execution> group, Execution execution, Runnable step) {
        if (group.size() == 1) {
            step.run();
        } else {
            execution.loop().execute(step);
        }
    }

    private void sendAlone(Execution execution) {
        sender.send(List.of(execution.parameters()), execution.deadline()).subscribe()
                .with(rows -> execution.row().complete(rows.get(0)), execution.row()::fail);
    }
}
