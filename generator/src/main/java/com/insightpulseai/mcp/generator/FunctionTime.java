package com.insightpulseai.mcp.generator;

import java.time.Duration;

/** How long a function may run. */
public final class FunctionTime {

    /** The longest that AWS Lambda lets a function run. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    /** What a call may take beyond its tool's time: to authenticate, to record it before and after, to answer. */
    public static final Duration MARGIN = Duration.ofSeconds(10);

    private FunctionTime() {
    }

    /** The function's limit for a tool with this one, in whole seconds. */
    public static int seconds(Duration tool) {
        return Math.toIntExact(tool.plusMillis(999).plus(MARGIN).toSeconds());
    }
}
