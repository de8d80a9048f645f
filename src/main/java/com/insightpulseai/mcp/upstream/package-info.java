/**
 * One tool call's requests to its provider: within one limit of time, with retries where they do no harm, past the
 * provider's circuit breaker and its bound of connections. Failures become problems, and a provider's records are read
 * so that an odd one spoils no other.
 */
package com.insightpulseai.mcp.upstream;
