package com.insightpulseai.mcp.provider.socket.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.insightpulseai.mcp.provider.socket.finding.FindingCollector;
import com.insightpulseai.mcp.provider.socket.finding.FindingCursor;
import com.insightpulseai.mcp.provider.socket.finding.FindingQuery;
import com.insightpulseai.mcp.provider.socket.finding.ScanFindings;
import com.insightpulseai.mcp.tool.AnswerSize;

import io.vertx.core.Vertx;

/**
 * A program of its own that reads a large scan page by page as the tools do, on a worker thread, and prints what it found.
 */
final class SmallHeap {

    private static final int PAGE = 1_000;

    private SmallHeap() {
    }

    /** @param args the scan's length in bytes */
    public static void main(String[] args) throws Exception {
        long bytes = Long.parseLong(args[0]);
        Vertx vertx = Vertx.vertx();
        try {
            ScanFindings first = read(vertx, new GeneratedScan(bytes), Optional.empty());
            System.out.println(first.total() + " " + first.findings().size() + " " + first.next().isPresent());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static ScanFindings read(Vertx vertx, InputStream scan, Optional<FindingCursor> after)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        AnswerSize size = new AnswerSize(JsonMapper.builder().addModule(new Jdk8Module()).build());
        FindingQuery query = new FindingQuery(Optional.empty(), Optional.empty(), PAGE, after);
        return new StreamReader(vertx).read(scan, body -> {
            FindingCollector collector = new FindingCollector(query, AnswerSize.LIST_BYTES, size);
            ArtifactStream.read(body, collector::add);
            return collector.collected(0);
        }).subscribeAsCompletionStage().get(60, TimeUnit.SECONDS);
    }
}
