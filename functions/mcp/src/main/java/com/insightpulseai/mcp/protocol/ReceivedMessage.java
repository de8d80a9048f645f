package com.insightpulseai.mcp.protocol;

import java.util.Optional;

/**
 * A body that has been read, whatever came of it. Reading takes a time that depends on its size, so that a large one is read
 * where
 * nothing else waits.
 */
public final class ReceivedMessage {

    private final Optional<Message> message;
    private final Optional<ProtocolException> refusal;

    private ReceivedMessage(Optional<Message> message, Optional<ProtocolException> refusal) {
        this.message = message;
        this.refusal = refusal;
    }

    /** @param body of a request, with a size that its receiver has limited */
    public static ReceivedMessage of(byte[] body) {
        try {
            return new ReceivedMessage(Optional.of(MessageReader.read(body)), Optional.empty());
        } catch (ProtocolException unreadable) {
            return new ReceivedMessage(Optional.empty(), Optional.of(unreadable));
        }
    }

    /** @throws ProtocolException where the body is no message */
    Message message() {
        return message.orElseThrow(refusal::get);
    }
}
