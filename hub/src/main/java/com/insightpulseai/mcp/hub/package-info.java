/**
 * All tools in one ordinary process, for local runs and self-hosting: its start, settings, metrics and the timer of the
 * monitor. Without an identity provider it is a sandbox, whose parts are in {@link com.insightpulseai.mcp.hub.sandbox}.
 */
package com.insightpulseai.mcp.hub;
