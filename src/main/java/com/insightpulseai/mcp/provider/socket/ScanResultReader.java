package com.insightpulseai.mcp.provider.socket;

import java.io.IOException;
import java.io.InputStream;

import org.jboss.resteasy.reactive.RestResponse;

import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/** Reads the answer to the question for a scan's result. */
final class ScanResultReader {

    private static final int MAX_STATUS_BYTES = 64 << 10;

    private final StreamReader streams;
    private final AnswerSize size;

    ScanResultReader(StreamReader streams, AnswerSize size) {
        this.streams = streams;
        this.size = size;
    }

    /** Cancelling it closes the connection and frees the worker. */
    Uni<ScanResult> read(RestResponse<InputStream> response, FindingQuery query) {
        return streams.read(response.getEntity(), body -> switch (response.getStatus()) {
            case 200 -> complete(body, query);
            case 202 -> pending(body);
            default -> throw ProblemException.upstreamError(response.getStatus(),
                    "Socket answered with an undescribed status.");
        });
    }

    private ScanResult complete(InputStream body, FindingQuery query) throws IOException {
        FindingCollector collector = new FindingCollector(query, AnswerSize.LIST_BYTES, size);
        int unreadable = ArtifactStream.read(body, collector::add);
        return new ScanResult.Complete(collector.collected(unreadable));
    }

    /** Reads the small body only so that the connection can be used again. */
    private static ScanResult pending(InputStream body) throws IOException {
        body.readNBytes(MAX_STATUS_BYTES);
        return new ScanResult.Pending();
    }
}
