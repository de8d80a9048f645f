package com.insightpulseai.mcp.agents.call;

import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.agents.report.Phrase;

/**
 * A part of a report that is missing.
 *
 * @param subject what is not known, in a few words
 * @param reason for people; has texts of the server and of providers
 */
public record Gap(String subject, String reason) {

    /** Returns it for people. */
    public Phrase phrase() {
        return Phrase.of("").thenSentence(subject).then(": ").thenSentence(reason);
    }

    /** Returns it for programs. */
    public JsonFields json() {
        return new JsonFields().put("subject", subject).put("reason", reason);
    }
}
