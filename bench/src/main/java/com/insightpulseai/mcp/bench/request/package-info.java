/**
 * Callers that send one request again and again.
 */
package com.insightpulseai.mcp.bench.request;
