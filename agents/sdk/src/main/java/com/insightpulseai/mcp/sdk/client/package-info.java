/**
 * The client: {@link com.insightpulseai.mcp.sdk.client.McpClient} with a facade for each provider, options and answers of
 * calls, and paging. The facades are generated from the published schemas; how a call is sent, repeated and read is in here
 * too.
 */
package com.insightpulseai.mcp.sdk.client;
