package com.insightpulseai.mcp.functions.ops.read;

import java.util.Optional;

/**
 * What a row of the audit log keeps of the request.
 *
 * @param requestId as in {@code X-Request-Id}
 * @param client software that the reader says it uses
 */
public record RequestTrace(String requestId, Optional<String> client) {
}
