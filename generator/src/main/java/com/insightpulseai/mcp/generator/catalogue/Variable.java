package com.insightpulseai.mcp.generator.catalogue;

/**
 * An environment variable that the configuration takes a value from.
 *
 * @param name such as {@code SOCKET_ORG}
 * @param fallback what counts where it is not set; may be empty
 */
public record Variable(String name, String fallback) {
}
