/**
 * A simulated Netdata Agent with nodes, metrics, alerts and silencers that follow from what was asked before.
 */
package com.insightpulseai.mcp.hub.sandbox.netdata;
