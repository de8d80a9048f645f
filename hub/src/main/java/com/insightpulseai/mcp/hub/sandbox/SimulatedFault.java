package com.insightpulseai.mcp.hub.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;

/**
 * What can be wrong with a played server. The wire name is the constant's in lower case. Answers speak of an "internal
 * detail", which no caller of the hub may ever read.
 */
public enum SimulatedFault {

    /** The request is read and never answered. */
    HANG,

    /** Nothing listens on the port. */
    REFUSE,

    /** The connection is reset, by TCP's RST, in the middle of the request. */
    RESET,

    /** A good status at once, then a body of one byte a second without an end. */
    DRIP,

    ERROR(new Reply(500, "application/json", "{\"detail\":\"internal detail: no connection to db-7\"}")),

    UNAUTHORIZED(new Reply(401, "application/json", "{\"detail\":\"internal detail: key 7 is revoked\"}")),

    RATE_LIMITED(new Reply(429, "application/json", "{\"detail\":\"internal detail: shard 7 is busy\"}")
            .with("Retry-After", "30")),

    /** A good status and media type with a body that is no JSON. */
    GARBAGE(new Reply(200, "application/json", "<h1>internal detail: maintenance of rack 7</h1>"));

    private final Optional<Reply> answer;

    SimulatedFault() {
        answer = Optional.empty();
    }

    SimulatedFault(Reply answer) {
        // Connections that outlived the fault would be ended when it is mended, just as a client wants to use them again.
        this.answer = Optional.of(answer.with("Connection", "close"));
    }

    /** @return the names by which faults are asked for */
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(SimulatedFault::wireName).toList();
    }

    /** @return the fault of this wire name */
    public static Optional<SimulatedFault> named(String wireName) {
        return Arrays.stream(values()).filter(fault -> fault.wireName().equals(wireName)).findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return what every request is answered; empty where the fault is none of HTTP's */
    Optional<Reply> answer() {
        return answer;
    }
}
