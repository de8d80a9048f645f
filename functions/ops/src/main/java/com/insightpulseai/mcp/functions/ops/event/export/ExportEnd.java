package com.insightpulseai.mcp.functions.ops.event.export;

import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The last line of an export.
 *
 * @param count events in the file
 * @param sha256 of all bytes before this line, in hexadecimal; null after an error
 * @param until the file has the events from here on: the begin of the range, or where the file was cut
 * @param next cursor for {@code before} to go on with the same filter; null where the file has all
 * @param error why the file ends too early; null where it does not
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportEnd(long count, String sha256, OffsetDateTime until, String next, String error) {
}
