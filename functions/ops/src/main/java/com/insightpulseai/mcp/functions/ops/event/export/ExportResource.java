package com.insightpulseai.mcp.functions.ops.event.export;

import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

import com.insightpulseai.mcp.functions.ops.event.EventFilter;
import com.insightpulseai.mcp.functions.ops.event.EventParameters;
import com.insightpulseai.mcp.functions.ops.event.EventQuery;
import com.insightpulseai.mcp.functions.ops.event.export.ExportWriter.StreamedFile;
import com.insightpulseai.mcp.functions.ops.read.ConsoleReader;
import com.insightpulseai.mcp.functions.ops.read.ConsoleReaders;
import com.insightpulseai.mcp.functions.ops.read.OpsQuery;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Events as a file. */
@Path("/ops")
public class ExportResource {

    private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private final ConsoleReaders readers;
    private final EventExport export;
    private final ExportSlots slots;

    ExportResource(ConsoleReaders readers, EventExport export, ExportSlots slots) {
        this.readers = readers;
        this.export = export;
        this.slots = slots;
    }

    /** The events of a filter, a JSON object a line. */
    @GET
    @Path("events.jsonl")
    public Uni<Response> jsonLines(@Context UriInfo uri) {
        return file(uri, ExportFormat.JSON_LINES);
    }

    /** The events of a filter as comma-separated values. */
    @GET
    @Path("events.csv")
    public Uni<Response> csv(@Context UriInfo uri) {
        return file(uri, ExportFormat.CSV);
    }

    private Uni<Response> file(UriInfo uri, ExportFormat format) {
        OpsQuery parameters = OpsQuery.of(uri.getQueryParameters());
        EventQuery query = EventParameters.export(parameters);
        OffsetDateTime now = parameters.now();
        EventFilter filter = query.filter().to().isPresent() ? query.filter() : query.filter().until(now);
        String name = "events-" + FILE_TIME.format(now.withOffsetSameInstant(ZoneOffset.UTC)) + "." + format.extension();
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        return readers.current().invoke(reader -> hold(request, reader)).call(reader -> export.record(reader, filter))
                .chain(reader -> content(export.stream(reader, filter, query.span(), format)))
                .map(content -> Response.ok(content, format.mediaType())
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"").build());
    }

    /** Takes a slot until the request has ended, in whatever way it does. */
    private void hold(ResteasyReactiveRequestContext request, ConsoleReader reader) {
        Runnable end = slots.take(reader.caller().id().orElseThrow());
        request.registerCompletionCallback(failure -> end.run());
    }

    /** A function's response has to be there as a whole. */
    private Uni<Object> content(Multi<byte[]> chunks) {
        if (!export.isLimited()) {
            return Uni.createFrom().item(new StreamedFile(chunks));
        }
        return chunks.collect().in(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes)
                .map(ByteArrayOutputStream::toByteArray);
    }
}
