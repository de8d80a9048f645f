/**
 * Fixtures that the benchmarks share.
 */
package com.insightpulseai.mcp.bench;
