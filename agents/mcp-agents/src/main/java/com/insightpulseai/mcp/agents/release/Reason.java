package com.insightpulseai.mcp.agents.release;

import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.agents.report.Phrase;

/**
 * Something about the release.
 *
 * @param kind for programs: {@code finding}, {@code issue} or {@code alert}
 * @param phrase for people
 * @param details for programs
 */
record Reason(String kind, Phrase phrase, JsonFields details) {

    JsonFields json() {
        return new JsonFields().put("kind", kind).put("details", details);
    }
}
