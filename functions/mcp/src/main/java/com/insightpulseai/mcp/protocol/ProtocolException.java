package com.insightpulseai.mcp.protocol;

import java.util.Optional;

/** A request that is refused before any tool or resource is asked. Its message is shown to the client. */
final class ProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    /** Null when there is none: an exception's fields must be serializable. */
    private final String data;
    private final boolean malformed;
    /** Null likewise. */
    private final String id;

    private ProtocolException(ErrorCode code, String message, String data, boolean malformed, String id) {
        super(message, null, false, false);
        this.code = code;
        this.data = data;
        this.malformed = malformed;
        this.id = id;
    }

    static ProtocolException of(ErrorCode code, String message) {
        return new ProtocolException(code, message, null, false, null);
    }

    /** @param data JSON */
    static ProtocolException of(ErrorCode code, String message, String data) {
        return new ProtocolException(code, message, data, false, null);
    }

    /** The message itself is wrong, rather than what it asks for: status 400 in every era. */
    static ProtocolException malformed(ErrorCode code, String message) {
        return new ProtocolException(code, message, null, true, null);
    }

    /** The same, of the request with this id. */
    ProtocolException of(String id) {
        return new ProtocolException(code, getMessage(), data, malformed, id);
    }

    /** JSON of the request's id; empty where it could not be read. */
    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    ErrorCode code() {
        return code;
    }

    /** JSON for the error object. */
    Optional<String> data() {
        return Optional.ofNullable(data);
    }

    int status(Era era) {
        return malformed ? 400 : era.status(code);
    }
}
