package com.insightpulseai.mcp.platform;

import java.time.Duration;
import java.util.Optional;

/**
 * CDI event: an event loop has been blocked for 2 s, and is so still. Fired once for each time, by the thread that watches the
 * loops.
 *
 * @param tool that the loop works for, such as {@code sentry/issues.list}; empty where it works for none
 * @param duration since the work began
 */
public record BlockedEventLoop(Optional<String> tool, Duration duration) {
}
