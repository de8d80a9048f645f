/**
 * The price of a call through the function {@code mcp} beside one to the tool's own function.
 */
package com.insightpulseai.mcp.bench.forwarded;
