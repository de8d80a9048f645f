package com.insightpulseai.mcp.provider.socket;

import java.io.IOException;

/** Socket's answer is not what its description promises. The message never quotes the answer. */
final class MalformedStreamException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedStreamException(String message) {
        super(message);
    }
}
