package com.insightpulseai.mcp.call;

import java.util.Map;

import com.insightpulseai.mcp.web.IdempotencyKey;

/** Ends a call with a result that is JSON already, past the tool's own type of result. */
public final class JsonResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String json;
    private final transient Map<String, Object> headers;

    private JsonResultException(String reason, String json, Map<String, Object> headers) {
        super(reason, null, false, false);
        this.json = json;
        this.headers = headers;
    }

    /** An earlier result in the place of a failure of the provider. */
    static JsonResultException stale(StaleResult result) {
        long seconds = result.age().toSeconds();
        return new JsonResultException("replaced by a result that is " + seconds + " s old", result.json(),
                Map.of("Age", seconds, "X-Stale", true));
    }

    /** The tool's result without the secrets that were in it. */
    static JsonResultException masked(String json) {
        return new JsonResultException("a secret was masked in the result", json, Map.of("X-Masked", true));
    }

    /** The result of an earlier request with the same idempotency key. */
    static JsonResultException replayed(String json) {
        return new JsonResultException("an earlier request had this result", json, Map.of(IdempotencyKey.REPLAYED, true));
    }

    /** The body as it is sent. */
    public String json() {
        return json;
    }

    /** Header fields that say what kind of result this is. */
    public Map<String, Object> headers() {
        return headers;
    }
}
