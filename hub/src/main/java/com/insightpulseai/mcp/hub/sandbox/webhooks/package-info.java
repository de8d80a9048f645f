/**
 * A simulated receiver of webhooks that verifies signatures and shows what it received.
 */
package com.insightpulseai.mcp.hub.sandbox.webhooks;
