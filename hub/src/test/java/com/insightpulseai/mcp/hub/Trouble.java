package com.insightpulseai.mcp.hub;

import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;

/** What a provider can answer to everything, and what is made of it. */
enum Trouble {

    REJECTED_KEY(401, 502, "upstream_rejected_credentials"),
    FORBIDDEN(403, 502, "upstream_rejected_credentials"),
    RATE_LIMITED(429, 503, "upstream_rate_limited"),
    BROKEN(500, 502, "upstream_error"),
    OVERLOADED(503, 502, "upstream_error"),
    OF_ANOTHER_SHAPE(200, 502, "upstream_error") {
        @Override
        Reply reply() {
            return Reply.json(200, "[[\"internal detail\"]]");
        }
    },
    NO_JSON(200, 502, "upstream_error") {
        @Override
        Reply reply() {
            return new Reply(200, "text/html", "<h1>internal detail</h1>");
        }
    };

    private final int upstream;
    private final int status;
    private final String code;

    Trouble(int upstream, int status, String code) {
        this.upstream = upstream;
        this.status = status;
        this.code = code;
    }

    Reply reply() {
        return new Reply(upstream, "text/plain", "internal detail");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
