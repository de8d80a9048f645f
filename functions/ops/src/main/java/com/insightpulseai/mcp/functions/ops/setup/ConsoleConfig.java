package com.insightpulseai.mcp.functions.ops.setup;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the console. */
@ConfigMapping(prefix = "mcp.ops")
public interface ConsoleConfig {

    /** The publishable key of the Supabase project, which is no secret; without it a page offers no sign-in. */
    Optional<String> publishableKey();

    /** Ways to sign in: {@code email}, and OAuth providers that are enabled in the Supabase project, such as {@code github}. */
    @WithDefault("email")
    List<String> signIn();

    /** Time between two requests of a visible page. A function is asked less often than a hub, as each request costs. */
    @WithDefault("15s")
    Duration refresh();

    /**
     * Where tools are called, as {@code https://tools.acme.test}; {@code /} is a page's own origin. Empty where each has its
     * own.
     */
    Optional<URI> toolsUrl();

    /** The greatest size of an export in one file, in bytes; 0 for none. A function's response has an end at 6 MB. */
    @WithDefault("5000000")
    MemorySize exportBytes();

    /**
     * The longest time in which a client takes 1,000 events of an export that is streamed; after it the connection is closed.
     */
    @WithDefault("60s")
    Duration exportPageTimeout();
}
