package com.insightpulseai.mcp.scanner.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.insightpulseai.mcp.scanner.gate.FailOn;
import com.insightpulseai.mcp.scanner.gate.GateLayer;
import com.insightpulseai.mcp.scanner.gate.SeverityThreshold;
import com.insightpulseai.mcp.scanner.gate.UnknownSeverity;
import com.insightpulseai.mcp.scanner.scan.BaselineChoice;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that decide which findings count. */
class DecisionOptions {

    private static final String ABOUT_SEVERITY = "Least severity that counts: ${COMPLETION-CANDIDATES} (default: critical).";
    private static final String ABOUT_FAIL_ON = "What decides whether a finding counts: ${COMPLETION-CANDIDATES} (default: "
            + "severity). With policy it is the action error of the organization's policy at Socket.";
    private static final String ABOUT_UNKNOWN_SEVERITY = "Whether findings of unknown severity count: ${COMPLETION-CANDIDATES} "
            + "(default: count).";
    private static final String ABOUT_BASELINE = "Only findings count that the baseline does not have: a branch, tag or "
            + "commit, scan:ID, or file:REPORT with a report in the format json. Of a commit, settings and allow list are "
            + "read from it too.";
    private static final String ABOUT_BASELINE_MISSING = "When the server has no scan of the baseline's commit: "
            + "${COMPLETION-CANDIDATES} (default: scan). With fail it ends with 4.";
    private static final String ABOUT_STRICT = "Without a verdict (4) where a file was not sent or not read: unsupported "
            + "lockfiles, unreadable folders.";

    @Option(names = "--severity", paramLabel = "SEVERITY", description = ABOUT_SEVERITY)
    private SeverityThreshold severity;

    @Option(names = "--fail-on", paramLabel = "PROPERTY", description = ABOUT_FAIL_ON)
    private FailOn failOn;

    @Option(names = "--unknown-severity", paramLabel = "CHOICE", description = ABOUT_UNKNOWN_SEVERITY)
    private UnknownSeverity unknownSeverity;

    @Option(names = "--baseline", paramLabel = "BASELINE", converter = BaselineConverter.class, description = ABOUT_BASELINE)
    private BaselineChoice baseline;

    @Option(names = "--baseline-missing", paramLabel = "CHOICE", description = ABOUT_BASELINE_MISSING)
    private MissingBaseline missing = MissingBaseline.SCAN;

    @Option(names = "--strict", description = ABOUT_STRICT)
    private Boolean strict;

    @Option(names = "--always-scan", description = "Scans even if the manifests are those of the baseline.")
    private boolean alwaysScans;

    /** Choices without a scan of the baseline's commit. */
    enum MissingBaseline {
        SCAN,
        FAIL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads a baseline. */
    static final class BaselineConverter implements ITypeConverter<BaselineChoice> {

        @Override
        public BaselineChoice convert(String text) {
            try {
                return BaselineChoice.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' " + e.getMessage());
            }
        }
    }

    final GateLayer layer() {
        return new GateLayer(Optional.ofNullable(severity), Optional.ofNullable(failOn), Optional.ofNullable(unknownSeverity),
                Optional.ofNullable(strict), List.of());
    }

    final Optional<BaselineChoice> baseline() {
        return Optional.ofNullable(baseline);
    }

    final boolean scansMissingBaseline() {
        return missing == MissingBaseline.SCAN;
    }

    /** Returns the file that replaces the repository's list; empty for that one. */
    Optional<Path> allowList() {
        return Optional.empty();
    }

    /** Takes inputs where no option was given. */
    final void complete(GateInputs inputs) {
        baseline = Optional.ofNullable(baseline).or(inputs::baseline).orElse(null);
        alwaysScans |= inputs.alwaysScan().orElse(false);
    }

    final boolean alwaysScans() {
        return alwaysScans;
    }
}
