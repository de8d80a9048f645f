package com.insightpulseai.mcp.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

import com.insightpulseai.mcp.call.CurrentCall;
import com.insightpulseai.mcp.call.OpenedCall;

import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * Has a body of more than 64 KiB read on a worker thread, because that takes a time that depends on its size. It runs after the
 * matching, which would return to the event loop. Quarkus REST itself returns there once the input is read; what else reads all
 * of
 * it asks {@link OpenedCall#largeBody()}.
 */
@Provider
public class LargeBodyFilter implements ContainerRequestFilter {

    private final CurrentCall call;

    LargeBodyFilter(CurrentCall call) {
        this.call = call;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        Object server = ((ResteasyReactiveContainerRequestContext) context).getServerRequestContext();
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) server;
        if (request.hasInputStream() && request.getInputStream() instanceof ReceivedBody body
                && body.size() > BodyBudget.ALWAYS_ADMITTED) {
            call.receivedLargeBody();
            request.suspend();
            request.resume(rest -> Infrastructure.getDefaultWorkerPool().execute(() -> resume(request, rest)));
        }
    }

    private static void resume(ResteasyReactiveRequestContext request, Runnable rest) {
        if (request.serverResponse().closed()) {
            request.close(); // the client is gone
        } else {
            rest.run();
        }
    }
}
