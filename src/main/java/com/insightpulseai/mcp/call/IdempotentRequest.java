package com.insightpulseai.mcp.call;

/**
 * A request that may be sent again.
 *
 * @param keyDigest SHA-256 of its idempotency key
 * @param requestDigest SHA-256 of what it asks for; another request must not have the same key
 */
record IdempotentRequest(String keyDigest, String requestDigest) {
}
