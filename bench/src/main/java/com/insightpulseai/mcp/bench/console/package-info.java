/**
 * Measures the queries of the ops console on millions of events, and the price of its indexes for a call.
 */
package com.insightpulseai.mcp.bench.console;
