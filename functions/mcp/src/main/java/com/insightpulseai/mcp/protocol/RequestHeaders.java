package com.insightpulseai.mcp.protocol;

import java.util.Optional;

/**
 * The headers of a request that say again what its body says, so that what stands before a server can route by them.
 *
 * @param protocolVersion value of {@code MCP-Protocol-Version}, without space around it
 * @param method value of {@code Mcp-Method}, likewise
 * @param name value of {@code Mcp-Name}, likewise
 */
public record RequestHeaders(Optional<String> protocolVersion, Optional<String> method, Optional<String> name) {

    public static final String PROTOCOL_VERSION = "MCP-Protocol-Version";
    public static final String METHOD = "Mcp-Method";
    public static final String NAME = "Mcp-Name";

    public RequestHeaders {
        protocolVersion = protocolVersion.map(String::strip);
        method = method.map(String::strip);
        name = name.map(String::strip);
    }
}
