package com.insightpulseai.mcp.protocol;

/** Exactly one message of JSON-RPC 2.0, from a client. */
sealed interface Message {

    /** Empty for a response. */
    String method();

    Params params();

    /**
     * Wants an answer.
     *
     * @param id JSON of the id, exactly as it was sent
     */
    record Request(String id, String method, Params params) implements Message {
    }

    /** Wants none. */
    record Notification(String method, Params params) implements Message {
    }

    /** Answers a request of the server, which never makes one. */
    record Response() implements Message {

        @Override
        public String method() {
            return "";
        }

        @Override
        public Params params() {
            return Params.NONE;
        }
    }
}
