package com.insightpulseai.mcp.functions.mcp;

import io.smallrye.mutiny.Uni;

/** A way to the health of all providers, for the caller of the present request. */
public interface HealthReading {

    /** JSON as {@code GET /health} answers it. Fails where the caller may not read it. */
    Uni<String> read();
}
