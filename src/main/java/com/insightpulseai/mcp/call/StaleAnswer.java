package com.insightpulseai.mcp.call;

import java.time.Duration;

/**
 * A good answer of earlier, for the same caller and the same question.
 *
 * @param json the body as it was sent then
 * @param age how long ago that was, in whole seconds
 */
public record StaleAnswer(String json, Duration age) {
}
