package com.insightpulseai.mcp.functions.ops.event.export;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.functions.ops.event.EventFilter;
import com.insightpulseai.mcp.functions.ops.event.EventList;
import com.insightpulseai.mcp.functions.ops.event.FoundEvents;
import com.insightpulseai.mcp.functions.ops.event.Span;
import com.insightpulseai.mcp.functions.ops.read.ConsoleReader;
import com.insightpulseai.mcp.functions.ops.read.RecordedReads;
import com.insightpulseai.mcp.functions.ops.read.SqlText;
import com.insightpulseai.mcp.functions.ops.setup.ConsoleConfig;
import com.insightpulseai.mcp.platform.EventLoopTimer;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Hands events out as a file, page by page and each page in a transaction of its own, as fast as the client reads. An export is
 * recorded before its first byte.
 */
@ApplicationScoped
class EventExport {

    private static final String RECORD = "select outcome from ops.record_export(cast(?::text as jsonb), ?, ?)";
    private static final int PAGE = 1_000;
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RecordedReads recordedReads;
    private final EventList list;
    private final ObjectMapper mapper;
    private final ExportLimits limits;
    private final EventLoopTimer timer;

    EventExport(RecordedReads recordedReads, EventList list, ObjectMapper mapper, ConsoleConfig config, EventLoopTimer timer) {
        this.timer = timer;
        this.recordedReads = recordedReads;
        this.list = list;
        this.mapper = mapper;
        this.limits = ExportLimits.of(config.exportBytes().asLongValue());
    }

    /** Returns true if a file has a greatest size. */
    boolean isLimited() {
        return limits.bytes().isPresent();
    }

    /** Records that events leave, or fails as each read does. */
    Uni<Void> record(ConsoleReader reader, EventFilter filter) {
        Statement statement = new SqlText().add(RECORD, json(filter), reader.trace().requestId(),
                reader.trace().client().orElse(null)).statement();
        return recordedReads.read(reader, statement).map(reading -> RecordedReads.outcome(reading.first().get(0)))
                .invoke(outcome -> {
                    if (!outcome.equals("ok")) {
                        throw new IllegalStateException("an export ended as " + outcome);
                    }
                }).replaceWithVoid();
    }

    /**
     * Reads the file.
     *
     * @param filter with an end, so that pages are of one range
     * @param from the span to begin with
     */
    Multi<byte[]> stream(ConsoleReader reader, EventFilter filter, Span from, ExportFormat format) {
        return stream(reader, filter, from, format, limits);
    }

    Multi<byte[]> stream(ConsoleReader reader, EventFilter filter, Span from, ExportFormat format, ExportLimits limits) {
        return Multi.createFrom().deferred(() -> {
            ExportFile file = new ExportFile(filter, from, format, mapper, limits);
            return Multi.createBy().repeating()
                    .uni(() -> page(reader, filter, file.rest(), limits.time().isPresent() ? 1 : ATTEMPTS).map(file::append)
                            .onFailure().recoverWithItem(failure -> broken(file, failure)))
                    .whilst(chunk -> !file.isComplete());
        });
    }

    /** A database that is busy or starts anew for a moment does not end a file that has been under way for minutes. */
    private Uni<FoundEvents> page(ConsoleReader reader, EventFilter filter, Span span, int attempts) {
        return list.find(reader, filter, span, PAGE).onFailure(EventExport::mayPass).recoverWithUni(failure -> attempts == 1
                ? Uni.createFrom().failure(failure)
                : timer.pause(PAUSE).chain(() -> page(reader, filter, span, attempts - 1)));
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof ProblemException problem && problem.code() == ProblemCode.UNAVAILABLE;
    }

    private static byte[] broken(ExportFile file, Throwable failure) {
        if (failure instanceof ProblemException problem && problem.code() == ProblemCode.FORBIDDEN) {
            return file.fail(ExportFile.ROLE_LOWERED);
        }
        Log.warnf(failure, "An export ended after %d events", file.count());
        return file.fail("interrupted");
    }

    private String json(EventFilter filter) {
        try {
            return mapper.writeValueAsString(RecordedFilter.of(filter));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a filter cannot be written as JSON", e);
        }
    }

    /**
     * How much one file may have.
     *
     * @param events at most
     * @param bytes at most, with the last line; empty for no limit
     * @param time after which no further page is read; empty for no limit
     */
    record ExportLimits(long events, OptionalLong bytes, Optional<Duration> time) {

        private static final long MOST_EVENTS = 1_000_000;
        /** A function has 20 s for all of a request, with its record and the last page. */
        private static final Duration TIME = Duration.ofSeconds(10);

        static ExportLimits of(long bytes) {
            return bytes == 0 ? new ExportLimits(MOST_EVENTS, OptionalLong.empty(), Optional.empty())
                    : new ExportLimits(MOST_EVENTS, OptionalLong.of(bytes), Optional.of(TIME));
        }
    }
}
