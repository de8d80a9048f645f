package com.insightpulseai.mcp.functions.ops.read;

import java.util.Optional;

/**
 * The part of a request that a row of the audit log keeps.
 *
 * @param requestId as in {@code X-Request-Id}
 * @param client software that the reader says it uses
 */
public record RequestTrace(String requestId, Optional<String> client) {
}
