/**
 * A query for metrics, and the table that it results in.
 */
package com.insightpulseai.mcp.provider.netdata.metrics;
