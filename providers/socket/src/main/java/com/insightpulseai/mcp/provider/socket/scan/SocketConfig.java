package com.insightpulseai.mcp.provider.socket.scan;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How tools wait for Socket. */
@ConfigMapping(prefix = "mcp.socket")
public interface SocketConfig {

    Poll poll();

    interface Poll {

        /** The pause after the first answer that a scan still runs; each further one is twice as long. */
        @WithDefault("1s")
        Duration initial();

        /** The longest pause. */
        @WithDefault("10s")
        Duration max();

        /** What is left of a tool's timeout for finishing and for sending the answer. */
        @WithDefault("1500ms")
        Duration margin();
    }
}
