package com.insightpulseai.mcp.agents.release;

import java.util.List;

import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.agents.report.AgentReport;
import com.insightpulseai.mcp.agents.report.Document;
import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.agents.report.Phrase;

/** The decision about a release, with its reasons. */
record ReadinessReport(Candidate candidate, Evidence evidence) implements AgentReport {

    @Override
    public int exitCode() {
        return evidence.readiness().exitCode();
    }

    @Override
    public Document document() {
        Readiness readiness = evidence.readiness();
        Document document = new Document().title(Phrase.of(readiness.title() + ": ").thenForeign(candidate.release().text())
                .then(" of ").thenForeign(candidate.repository()), readiness.mood());
        document.paragraph(Phrase.of(switch (readiness) {
            case GO -> "No critical finding, no new error, no critical alert.";
            case NO_GO -> "There are reasons against it.";
            case UNKNOWN -> "Not all is known, and unknown is never go.";
        }));
        document.section("Not known", evidence.gaps().stream().map(Gap::phrase).toList());
        document.section("Against it", phrases(evidence.against()));
        return document.section("To know", phrases(evidence.notes()));
    }

    private static List<Phrase> phrases(List<Reason> reasons) {
        return reasons.stream().map(Reason::phrase).toList();
    }

    @Override
    public JsonFields json() {
        return new JsonFields().put("agent", "release-readiness").put("verdict", evidence.readiness().word())
                .put("repository", candidate.repository()).put("release", candidate.release().text())
                .put("against", evidence.against().stream().map(Reason::json).toList())
                .put("notes", evidence.notes().stream().map(Reason::json).toList())
                .put("not_known", evidence.gaps().stream().map(Gap::json).toList());
    }
}
