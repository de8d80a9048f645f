package com.insightpulseai.mcp.migrations.audit;

/**
 * Something that is not as it was sealed.
 *
 * @param message a sentence that names the event or the seal
 */
record Finding(String message) {

    static Finding of(String format, Object... arguments) {
        return new Finding(format.formatted(arguments));
    }
}
