package com.insightpulseai.mcp.provider.socket.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.upstream.CancellableStream;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.core.Vertx;

/**
 * Reads streamed bodies on worker threads with back pressure, for an answer may be large and slow. A small one that is there
 * already is read where it was received, because changing threads takes longer. The REST client's
 * {@code Multi} has neither back pressure nor a bound on lines, and waits for ever when a connection closes early.
 */
@Singleton
public class StreamReader {

    private final Vertx vertx;

    StreamReader(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Makes something of a body; may block. */
    @FunctionalInterface
    public interface BodyReader<T> {
        T read(InputStream body) throws IOException;
    }

    /**
     * Reads a body and closes it. Cancelling it closes the connection and frees the worker.
     *
     * @param body may be {@code null}, as the REST client has it for an answer without one
     */
    public <T> Uni<T> read(InputStream body, BodyReader<T> reader) {
        InputStream in = body == null ? InputStream.nullInputStream() : body;
        Optional<byte[]> whole = in instanceof CancellableStream stream ? stream.whole() : Optional.empty();
        if (whole.isPresent()) {
            return Uni.createFrom().item(Unchecked.supplier(() -> {
                try (in) {
                    return reader.read(new ByteArrayInputStream(whole.get()));
                }
            }));
        }
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> {
            try (in) {
                return reader.read(in);
            }
        }, false).toCompletionStage()).onCancellation().invoke(() -> {
            if (in instanceof CancellableStream stream) {
                stream.cancel();
            }
        });
    }
}
