package com.insightpulseai.mcp.protocol;

import java.util.Optional;

/**
 * The answer to one request over HTTP.
 *
 * @param status of HTTP
 * @param json the body, {@code application/json}; empty for a message that wants no answer
 */
public record Reply(int status, Optional<String> json) {

    static final Reply ACCEPTED = new Reply(202, Optional.empty());

    /** @param id JSON of the request's id */
    static Reply result(String id, String result) {
        return new Reply(200, Optional.of("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}"));
    }

    static Reply error(ProtocolException failure, Optional<String> id, Era era) {
        StringBuilder json = new StringBuilder("{\"jsonrpc\":\"2.0\",");
        id.ifPresent(known -> json.append("\"id\":").append(known).append(','));
        json.append("\"error\":{\"code\":").append(failure.code().number()).append(",\"message\":");
        JsonText.appendQuoted(json, failure.getMessage());
        failure.data().ifPresent(data -> json.append(",\"data\":").append(data));
        return new Reply(failure.status(era), Optional.of(json.append("}}").toString()));
    }
}
