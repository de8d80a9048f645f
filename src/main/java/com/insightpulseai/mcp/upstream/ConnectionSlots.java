package com.insightpulseai.mcp.upstream;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.insightpulseai.mcp.platform.EventLoop;

import io.smallrye.mutiny.Uni;

/**
 * Bounds the requests to one provider that hold a connection, and those that wait until others have ended, in order of arrival.
 * Safe for use by several threads.
 */
final class ConnectionSlots {

    private enum State {
        NEW,
        WAITING,
        GRANTED,
        TAKEN,
        LEFT
    }

    private final int most;
    private final int mostWaiting;
    private final Queue<Slot> waiting = new ArrayDeque<>();
    private int inUse;

    ConnectionSlots(int most, int mostWaiting) {
        this.most = most;
        this.mostWaiting = mostWaiting;
    }

    Slot slot() {
        return new Slot();
    }

    synchronized int inUse() {
        return inUse;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Lets the next request have its turn in place of one that has left. */
    private Runnable next() {
        Slot next = waiting.poll();
        if (next == null) {
            inUse--;
            return () -> {
            };
        }
        next.state = State.GRANTED;
        return next.onTurn;
    }

    /** What one request needs before it may have a connection. */
    final class Slot {

        private State state = State.NEW;
        private boolean everTaken;
        private Runnable onTurn;

        /** Whether the request may be made at once; otherwise it has to wait for its {@link #turn}. */
        boolean enter() {
            synchronized (ConnectionSlots.this) {
                if (state != State.NEW || inUse >= most) {
                    return false;
                }
                inUse++;
                state = State.GRANTED;
                return true;
            }
        }

        /** Completes, where it was subscribed, when it is the request's turn; fails at once if too many wait already. */
        Uni<Void> turn(Supplier<Throwable> tooMany) {
            return Uni.createFrom().emitter(emitter -> {
                Executor context = EventLoop.ofCaller();
                if (enter()) {
                    emitter.complete(null);
                } else if (!await(() -> context.execute(() -> emitter.complete(null)))) {
                    emitter.fail(tooMany.get());
                }
            });
        }

        private boolean await(Runnable turn) {
            synchronized (ConnectionSlots.this) {
                if (state != State.NEW || waiting.size() >= mostWaiting) {
                    return false;
                }
                onTurn = turn;
                state = State.WAITING;
                return waiting.add(this);
            }
        }

        /** The request is being made, so that only {@link #leave} ends its turn. */
        void take() {
            synchronized (ConnectionSlots.this) {
                if (state == State.GRANTED) {
                    state = State.TAKEN;
                    everTaken = true;
                }
            }
        }

        boolean wasTaken() {
            synchronized (ConnectionSlots.this) {
                return everTaken;
            }
        }

        /** The request has no connection any more. */
        void leave() {
            end(true);
        }

        /** The request is not going to be made; without effect on one that is being made. */
        void abandon() {
            end(false);
        }

        private void end(boolean evenIfTaken) {
            Runnable turn;
            synchronized (ConnectionSlots.this) {
                if (state == State.WAITING) {
                    waiting.remove(this);
                }
                boolean held = state == State.GRANTED || evenIfTaken && state == State.TAKEN;
                turn = held ? next() : null;
                if (held || state == State.WAITING || state == State.NEW) {
                    state = State.LEFT;
                }
            }
            if (turn != null) {
                turn.run();
            }
        }
    }
}
