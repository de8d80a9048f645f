package com.insightpulseai.mcp.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

import com.insightpulseai.mcp.web.problem.ProblemException;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.ext.web.RoutingContext;

/** Receives bodies within the limit of the tool, the memory for bodies and their time. */
@ApplicationScoped
class RequestBodies {

    private final RequestConfig config;
    private final BodyBudget budget;
    private final BodyAllowance allowance;
    private final Event<BodyRefused> refusals;

    RequestBodies(RequestConfig config, BodyBudget budget, BodyAllowance allowance, Event<BodyRefused> refusals) {
        this.config = config;
        this.budget = budget;
        this.allowance = allowance;
        this.refusals = refusals;
    }

    /** Suspends the request until its body is in memory. */
    void receive(ResteasyReactiveRequestContext request) {
        long limit = Math.min(config.maxBodySize().asLongValue(), allowance.maxBytes());
        String announced = request.serverRequest().getRequestHeader(HttpHeaderNames.CONTENT_LENGTH);
        if (announced != null && Long.parseLong(announced) > limit) {
            throw refused(IncomingBody.tooLarge(limit));
        }
        BodyBudget.Reservation reservation = open();
        request.registerCompletionCallback(failure -> reservation.close());
        request.suspend();
        new IncomingBody(request.unwrap(RoutingContext.class).vertx(), config.body(), limit, reservation,
                new Outcome(request, reservation)).readFrom(request.serverRequest());
    }

    private BodyBudget.Reservation open() {
        try {
            return budget.open(allowance.owner());
        } catch (ProblemException tooMany) {
            throw refused(tooMany);
        }
    }

    private ProblemException refused(ProblemException problem) {
        refusals.fire(new BodyRefused(problem.code()));
        return problem;
    }

    private final class Outcome implements IncomingBody.Outcome {

        private final ResteasyReactiveRequestContext request;
        private final BodyBudget.Reservation reservation;

        Outcome(ResteasyReactiveRequestContext request, BodyBudget.Reservation reservation) {
            this.request = request;
            this.reservation = reservation;
        }

        @Override
        public void received(ReceivedBody body) {
            request.setInputStream(body);
            request.resume();
        }

        @Override
        public void refused(ProblemException problem) {
            reservation.close();
            request.resume(RequestBodies.this.refused(problem));
        }

        @Override
        public void lost() {
            request.close();
        }
    }
}
