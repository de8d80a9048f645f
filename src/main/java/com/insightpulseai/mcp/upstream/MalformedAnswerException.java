package com.insightpulseai.mcp.upstream;

import java.io.IOException;

/** A provider's answer is not what its description promises. The message tells what was wrong and quotes nothing of it. */
public final class MalformedAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    public MalformedAnswerException(String message) {
        super(message);
    }
}
