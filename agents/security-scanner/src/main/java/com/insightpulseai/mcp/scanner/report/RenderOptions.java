package com.insightpulseai.mcp.scanner.report;

import java.util.OptionalInt;

/**
 * Options of formats; each format takes those that concern it.
 *
 * @param width columns of the terminal, for {@code table}; empty where lines may have any length
 * @param colour whether {@code table} is coloured
 * @param forUpload whether {@code sarif} leaves out allowed and ignored findings, since code scanning shows suppressed ones too
 */
public record RenderOptions(OptionalInt width, boolean colour, boolean forUpload) {

    /** For files and pipes. */
    public static final RenderOptions PLAIN = new RenderOptions(OptionalInt.empty(), false, false);
}
