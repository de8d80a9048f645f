/**
 * The Model Context Protocol over Streamable HTTP, without sessions and streams: messages, both eras, headers, lists and
 * results.
 * Nothing here knows HTTP servers, containers or this system's tools; what is offered to a caller comes in through
 * {@link com.insightpulseai.mcp.protocol.Offering}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28">MCP 2026-07-28</a>
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25">MCP 2025-11-25</a>
 */
package com.insightpulseai.mcp.protocol;
