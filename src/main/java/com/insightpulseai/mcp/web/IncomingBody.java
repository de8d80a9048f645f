package com.insightpulseai.mcp.web;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;

import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** A body that is arriving: within its size, the memory for bodies, and its time. Lives on the event loop of its request. */
final class IncomingBody implements ServerHttpRequest.ReadCallback {

    /** How the arrival ends: one of these is called, once. */
    interface Outcome {

        void received(ReceivedBody body);

        void refused(ProblemException problem);

        /** The client has closed the connection. */
        void lost();
    }

    private final Vertx vertx;
    private final RequestConfig.Body times;
    private final long limit;
    private final BodyBudget.Reservation reservation;
    private final Outcome outcome;
    private final ReceivedBody body = new ReceivedBody();
    private final long start = System.nanoTime();
    private long lastArrival = start;
    private long watch;
    private boolean ended;

    /** @param limit bytes that the body may have */
    IncomingBody(Vertx vertx, RequestConfig.Body times, long limit, BodyBudget.Reservation reservation, Outcome outcome) {
        this.vertx = vertx;
        this.times = times;
        this.limit = limit;
        this.reservation = reservation;
        this.outcome = outcome;
    }

    void readFrom(ServerHttpRequest request) {
        if (request.isRequestEnded()) {
            done();
            return;
        }
        request.unwrap(HttpServerRequest.class).exceptionHandler(failure -> end(Outcome::lost));
        watch();
        request.setReadListener(this);
    }

    @Override
    public void data(ByteBuffer piece) {
        if (ended) {
            return; // the rest of a refused body
        }
        lastArrival = System.nanoTime();
        if (body.size() + piece.remaining() > limit) {
            refuse(tooLarge(limit));
            return;
        }
        try {
            reservation.add(piece.remaining());
        } catch (ProblemException exhausted) {
            refuse(exhausted);
            return;
        }
        body.append(piece);
    }

    @Override
    public void done() {
        end(to -> to.received(body.complete()));
    }

    private void watch() {
        long left = Math.min(start + times.timeout().toNanos(), lastArrival + times.idleTimeout().toNanos())
                - System.nanoTime();
        if (left > 0) {
            watch = vertx.setTimer(left / 1_000_000 + 1, timer -> watch());
        } else {
            refuse(ProblemException.of(ProblemCode.REQUEST_TIMEOUT, "The body did not arrive in time."));
        }
    }

    private void refuse(ProblemException problem) {
        body.discard();
        end(to -> to.refused(problem));
    }

    private void end(Consumer<Outcome> how) {
        if (!ended) {
            ended = true;
            vertx.cancelTimer(watch);
            how.accept(outcome);
        }
    }

    static ProblemException tooLarge(long limit) {
        return ProblemException.of(ProblemCode.TOO_LARGE, "This request's body may have at most " + limit + " bytes.");
    }
}
