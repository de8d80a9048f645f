package com.insightpulseai.mcp.provider.socket;

import java.io.IOException;
import java.io.InputStream;

import jakarta.inject.Singleton;

import org.jboss.resteasy.reactive.RestResponse;

import com.insightpulseai.mcp.problem.ProblemException;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.upstream.CancellableStream;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Reads the answer to the question for a scan's result.
 * <p>
 * The body is read by a worker thread with back pressure, for a result may be large and slow. The REST client's {@code Multi}
 * has neither back pressure nor a bound on lines, and waits for ever when a connection closes early.
 */
@Singleton
class ScanResultReader {

    private static final int MAX_STATUS_BYTES = 64 << 10;

    private static final int MAX_FINDINGS = 2_000;

    private final Vertx vertx;
    private final AnswerSize size;

    ScanResultReader(Vertx vertx, AnswerSize size) {
        this.vertx = vertx;
        this.size = size;
    }

    /** Cancelling it closes the connection and frees the worker. */
    Uni<ScanResult> read(RestResponse<InputStream> response) {
        InputStream body = response.getEntity() == null ? InputStream.nullInputStream() : response.getEntity();
        return switch (response.getStatus()) {
            case 200 -> onWorker(body, this::complete);
            case 202 -> onWorker(body, ScanResultReader::pending);
            default -> onWorker(body, in -> {
                throw ProblemException.upstreamError(response.getStatus(), "Socket answered with an undescribed status.");
            });
        };
    }

    private Uni<ScanResult> onWorker(InputStream body, BodyReader reader) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(() -> {
            try (body) {
                return reader.read(body);
            }
        }, false).toCompletionStage()).onCancellation().invoke(() -> {
            if (body instanceof CancellableStream stream) {
                stream.cancel();
            }
        });
    }

    private ScanResult complete(InputStream body) throws IOException {
        FindingCollector collector = new FindingCollector(MAX_FINDINGS, AnswerSize.LIST_BYTES, size);
        ArtifactStream.read(body, collector::add);
        return new ScanResult.Complete(collector.collected());
    }

    /** Reads the small body only so that the connection can be used again. */
    private static ScanResult pending(InputStream body) throws IOException {
        body.readNBytes(MAX_STATUS_BYTES);
        return new ScanResult.Pending();
    }

    @FunctionalInterface
    private interface BodyReader {
        ScanResult read(InputStream body) throws IOException;
    }
}
