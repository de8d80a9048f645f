/**
 * Measures the cost of governance for a call, as ratios to a bare pair of statements in the same run.
 */
package com.insightpulseai.mcp.bench.governance;
