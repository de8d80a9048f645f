package com.insightpulseai.mcp.hub.sandbox.netdata;

import java.util.Map;

import com.insightpulseai.mcp.hub.sandbox.netdata.SimulatedContext.Dimension;

/**
 * The minutes in which the first machine waited for a payment gateway: its metrics fit the alert on its processor and the issue
 * in the simulated Sentry, whose latest event is four minutes older than the agent.
 *
 * @param began when the agent started, in seconds since 1970
 */
record SimulatedIncident(long began) {

    private static final long FROM_SECONDS_AGO = 14 * 60;
    private static final long SECONDS = 24 * 60;
    private static final Map<String, Double> FACTORS = Map.of("system.cpu user", 2.1, "system.cpu system", 1.6,
            "system.load load1",
            4.2, "system.load load5", 2.4, "system.net sent", 0.35);

    /** The factor of a value at a time. */
    double factor(SimulatedContext context, Dimension dimension, SimulatedNode node, long time) {
        long after = time - (began - FROM_SECONDS_AGO);
        boolean isMeant = node.equals(SimulatedNode.local()) && after >= 0 && after < SECONDS;
        return isMeant ? FACTORS.getOrDefault(context.id() + " " + dimension.name(), 1.0) : 1;
    }
}
