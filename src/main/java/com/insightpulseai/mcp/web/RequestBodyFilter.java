package com.insightpulseai.mcp.web;

import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Receives every request's body, once the caller and the tool are known and before anything reads it. */
@Provider
@PreMatching
@Priority(RequestBodyFilter.AFTER_THE_TOOL_IS_KNOWN)
public class RequestBodyFilter implements ContainerRequestFilter {

    static final int AFTER_THE_TOOL_IS_KNOWN = Priorities.USER + 1_000;

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    private final RequestBodies bodies; // a proxy: filters are made while the application is built

    RequestBodyFilter(RequestBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        if (!WITHOUT_BODY.contains(context.getMethod())) {
            bodies.receive((ResteasyReactiveRequestContext) ((ResteasyReactiveContainerRequestContext) context)
                    .getServerRequestContext());
        }
    }
}
