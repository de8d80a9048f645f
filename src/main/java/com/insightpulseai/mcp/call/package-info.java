/**
 * The governed path of one call: opened by its request, admitted by the database in one statement, confined to its
 * provider, limited in time, and completed in a second statement. The three interceptors of {@link
 * com.insightpulseai.mcp.tool.ProviderTool} are here, with the states of a call and the answers to calls that are
 * denied. {@code docs/architecture/a-call.md} goes through it in order.
 */
package com.insightpulseai.mcp.call;
