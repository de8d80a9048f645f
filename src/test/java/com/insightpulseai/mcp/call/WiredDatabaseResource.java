package com.insightpulseai.mcp.call;

import java.util.HashMap;
import java.util.Map;

import com.insightpulseai.mcp.testing.WiredPostgresResource;

/** A database whose wire can be cut, and timeouts of tools short enough to wait for. */
public final class WiredDatabaseResource extends WiredPostgresResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>(super.start());
        config.put("providers.socket.tools[0].timeout_ms", "1000");
        config.put("providers.socket.tools[2].timeout_ms", "1000");
        return config;
    }
}
