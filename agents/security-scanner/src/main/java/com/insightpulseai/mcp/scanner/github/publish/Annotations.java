package com.insightpulseai.mcp.scanner.github.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.report.FindingLabel;
import com.insightpulseai.mcp.scanner.report.FindingTypes;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.ReportPlaces;

/**
 * Findings at the lines of manifests, and what else the page of the run shows. The runner takes ten annotations of each kind
 * and silently drops the rest, so the tenth says how many there are.
 */
final class Annotations {

    private static final int MOST = 10;
    private static final String TITLE = "Dependency gate";

    private Annotations() {
    }

    static List<WorkflowCommand> of(GateReport report, List<String> notices, boolean passes) {
        List<WorkflowCommand> commands = new ArrayList<>(findings(report));
        if (report.verdict() == GateVerdict.UNKNOWN) {
            String reasons = report.reasons().stream().limit(MOST).collect(Collectors.joining(" "));
            commands.add(WorkflowCommand.annotation(passes ? "warning" : "error", TITLE + ": not checked",
                    "There is no verdict. " + reasons));
        }
        commands.addAll(bounded("notice", notices));
        return commands;
    }

    /** Returns warnings, the tenth of which counts the rest. */
    static List<WorkflowCommand> warnings(List<String> warnings) {
        return bounded("warning", warnings);
    }

    private static List<WorkflowCommand> findings(GateReport report) {
        List<JudgedFinding> counting = report.findings().stream().filter(JudgedFinding::counts).toList();
        int shown = counting.size() > MOST ? MOST - 1 : counting.size();
        ReportPlaces places = new ReportPlaces(report);
        List<WorkflowCommand> commands = new ArrayList<>();
        for (JudgedFinding finding : counting.subList(0, shown)) {
            FindingLabel label = FindingLabel.of(finding);
            WorkflowCommand command = WorkflowCommand.annotation("error", TITLE + ": " + label.severity(),
                    label.sentence() + ". " + FindingTypes.of(label.type()).advice());
            places.of(finding).ifPresent(place -> command.at(place.file(), place.line()));
            commands.add(command);
        }
        if (shown < counting.size()) {
            commands.add(WorkflowCommand.annotation("error", TITLE, counting.size() - shown
                    + " more findings count; the summary of the run lists them."));
        }
        return commands;
    }

    private static List<WorkflowCommand> bounded(String name, List<String> texts) {
        int shown = texts.size() > MOST ? MOST - 1 : texts.size();
        List<WorkflowCommand> commands = new ArrayList<>();
        texts.subList(0, shown).forEach(text -> commands.add(WorkflowCommand.annotation(name, TITLE, text)));
        if (shown < texts.size()) {
            commands.add(WorkflowCommand.annotation(name, TITLE, texts.size() - shown + " more."));
        }
        return commands;
    }
}
