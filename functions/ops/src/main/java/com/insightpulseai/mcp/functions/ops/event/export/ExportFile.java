package com.insightpulseai.mcp.functions.ops.event.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.event.EventFilter;
import com.insightpulseai.mcp.functions.ops.event.EventRow;
import com.insightpulseai.mcp.functions.ops.event.FoundEvents;
import com.insightpulseai.mcp.functions.ops.event.Span;
import com.insightpulseai.mcp.functions.ops.event.export.EventExport.ExportLimits;
import com.insightpulseai.mcp.functions.ops.read.Cursor;
import com.insightpulseai.mcp.platform.Deadline;
import com.insightpulseai.mcp.platform.Sha256Stream;

/** A file that is being written: how far it is, and its digest. Its content is not kept. */
final class ExportFile {

    static final String ROLE_LOWERED = "role_lowered";

    /** Room for the last line. */
    private static final int LAST_LINE = 512;

    private final EventFilter filter;
    private final ExportFormat format;
    private final ObjectMapper mapper;
    private final ExportLimits limits;
    private final Optional<Deadline> deadline;
    private final Sha256Stream digest = new Sha256Stream();

    private Span rest;
    private OpsRole role;
    private long count;
    private boolean begun;
    private boolean complete;

    ExportFile(EventFilter filter, Span from, ExportFormat format, ObjectMapper mapper, ExportLimits limits) {
        this.filter = filter;
        this.rest = from;
        this.format = format;
        this.mapper = mapper;
        this.limits = limits;
        this.deadline = limits.time().map(Deadline::in);
    }

    /** The span that is to be read next. */
    Span rest() {
        return rest;
    }

    boolean isComplete() {
        return complete;
    }

    long count() {
        return count;
    }

    /** Returns the lines of a page, and the last line with the last page. */
    byte[] append(FoundEvents found) {
        if (role != null && !found.role().atLeast(role)) {
            return fail(ROLE_LOWERED);
        }
        role = found.role();
        ByteArrayOutputStream out = begin();
        Optional<Cursor> next = write(found.events(), out).or(found::next);
        digest.write(out.toByteArray(), 0, out.size());
        boolean cut = count >= limits.events() || deadline.filter(Deadline::isOver).isPresent();
        if (next.isEmpty() || cut || !next.equals(found.next())) {
            complete = true;
            out.writeBytes(format.last(new ExportEnd(count, digest.hex(), next.map(Cursor::at).orElse(filter.from()),
                    next.map(Cursor::text).orElse(null), null), mapper));
        } else {
            rest = Span.before(next.get());
        }
        return out.toByteArray();
    }

    /** Returns a last line that says why the file ends too early. */
    byte[] fail(String error) {
        complete = true;
        return format.last(new ExportEnd(count, null, rest.before().map(Cursor::at).orElse(null),
                rest.before().map(Cursor::text).orElse(null), error), mapper);
    }

    private ByteArrayOutputStream begin() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!begun) {
            out.writeBytes(format.header());
            begun = true;
        }
        return out;
    }

    /** Writes events while there is room; returns the place of the last one where there was not enough. */
    private Optional<Cursor> write(List<EventRow> events, ByteArrayOutputStream out) {
        Optional<Cursor> last = rest.before();
        for (EventRow event : events) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            try {
                format.write(event, mapper, line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            boolean full = limits.bytes().isPresent()
                    && digest.bytes() + out.size() + line.size() + LAST_LINE > limits.bytes().getAsLong();
            if (full || count >= limits.events()) {
                return last.or(() -> Optional.of(Cursor.after(filter.to().orElseThrow())));
            }
            out.writeBytes(line.toByteArray());
            count++;
            last = Optional.of(event.cursor());
        }
        return Optional.empty();
    }
}
