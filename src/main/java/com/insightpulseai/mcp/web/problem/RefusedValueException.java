package com.insightpulseai.mcp.web.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A value in JSON of the right type that its field cannot hold. */
public final class RefusedValueException extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param type of the field
     * @param reason what is wrong with the value, without the value; shown to the caller
     */
    public RefusedValueException(Class<?> type, String reason) {
        super(null, reason, type);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
