package com.insightpulseai.mcp.scanner.github.publish;

/** A part of a publication that could not be shown. Its message is a sentence for people, without secrets. */
class PublishException extends Exception {

    private static final long serialVersionUID = 1L;

    PublishException(String message) {
        super(message);
    }
}
