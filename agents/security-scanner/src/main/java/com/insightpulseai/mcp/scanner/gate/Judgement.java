package com.insightpulseai.mcp.scanner.gate;

import java.util.List;

/**
 * The outcome of a comparison.
 *
 * @param verdict {@link GateVerdict#CLEAN} or {@link GateVerdict#FINDINGS}
 * @param findings of head, and those of the baseline that went away; most urgent first
 * @param counts of these findings
 * @param notes about the allow list and about further manifests, each for people
 */
public record Judgement(GateVerdict verdict, List<JudgedFinding> findings, FindingCounts counts, List<String> notes) {

    public Judgement {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }
}
