package com.insightpulseai.mcp.provider.socket.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

import com.insightpulseai.mcp.upstream.MalformedAnswerException;

/** The artifacts of a scan, as Socket streams them. */
public final class ArtifactStream {

    private static final JsonLines<Artifact.Line> LINES = new JsonLines<>(Artifact.Line.class);

    private ArtifactStream() {
    }

    /**
     * Reads to the end and blocks while doing so.
     *
     * @return how many lines cannot be read
     * @throws MalformedAnswerException if a line is not an artifact, is too long, or the stream ends within one
     * @throws IOException if the connection fails
     */
    public static int read(InputStream in, Consumer<Artifact> consumer) throws IOException {
        return LINES.read(in, line -> {
            if (line.isArtifact()) {
                consumer.accept(line.toArtifact());
            }
        });
    }
}
