package com.insightpulseai.mcp.functions.ops.setup;

/** Says whether what the console shows is invented. The hub implements it for its sandbox. */
@FunctionalInterface
public interface ConsoleMode {

    /** Returns true if providers are simulated, and tokens are handed out instead of a sign-in. */
    boolean isSandbox();
}
