package com.insightpulseai.mcp.provider.socket.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The units that the token's organization has left.
 *
 * @param left in the present window
 * @param total in a window
 */
@RegisterForReflection
public record SocketQuota(long left, long total) {

    /** @throws IllegalArgumentException if either number is missing or negative */
    @JsonCreator
    static SocketQuota received(@JsonProperty("quota") Long left, @JsonProperty("maxQuota") Long total) {
        if (left == null || total == null || left < 0 || total < 0) {
            throw new IllegalArgumentException("a quota without usable numbers");
        }
        return new SocketQuota(left, total);
    }
}
