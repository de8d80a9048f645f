/** Serves the ops console's page under the hub's own origin. */
package com.insightpulseai.mcp.hub.console;
