package com.insightpulseai.mcp.call;

import java.time.Duration;

/**
 * An earlier good result, of the same caller and input.
 *
 * @param json the body as it was sent then
 * @param age in whole seconds
 */
public record StaleResult(String json, Duration age) {
}
