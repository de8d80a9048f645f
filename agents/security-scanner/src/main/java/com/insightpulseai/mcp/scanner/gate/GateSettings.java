package com.insightpulseai.mcp.scanner.gate;

import java.util.List;

/**
 * Settings by which findings are judged and files are chosen.
 *
 * @param severity least severity that counts
 * @param failOn property that decides
 * @param unknownSeverity judgement of an unknown severity
 * @param strict whether a file that was not scanned leaves no verdict
 * @param exclude patterns of files to leave out, in the syntax of {@code .gitignore}
 */
public record GateSettings(SeverityThreshold severity, FailOn failOn, UnknownSeverity unknownSeverity, boolean strict,
        List<String> exclude) {

    /** Critical findings count, and those of unknown severity. */
    public static final GateSettings DEFAULTS = of(GateLayer.EMPTY, GateLayer.EMPTY, GateLayer.EMPTY);

    public GateSettings {
        exclude = List.copyOf(exclude);
    }

    /** Returns the settings of options over variables over the file over defaults. Patterns of all layers exclude. */
    public static GateSettings of(GateLayer options, GateLayer variables, GateLayer file) {
        GateLayer merged = options.over(variables).over(file);
        return new GateSettings(merged.severity().orElse(SeverityThreshold.CRITICAL), merged.failOn().orElse(FailOn.SEVERITY),
                merged.unknownSeverity().orElse(UnknownSeverity.COUNT), merged.strict().orElse(false), merged.exclude());
    }
}
