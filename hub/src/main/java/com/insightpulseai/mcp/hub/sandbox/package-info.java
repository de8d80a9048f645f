/**
 * Simulated upstreams for providers without a key in the vault. Each is a {@link
 * com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream}, found by the service loader; most answer from recorded
 * responses.
 */
package com.insightpulseai.mcp.hub.sandbox;
