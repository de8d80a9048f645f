package com.insightpulseai.mcp.scanner.cli;

import java.util.Locale;
import java.util.Optional;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;

import picocli.CommandLine.Option;

/** The options that change the exit code, and nothing else. */
final class ExitOptions {

    private static final String ABOUT_WARN_ONLY = "Ends with 0 even if findings count. A missing verdict is 4 nevertheless.";
    private static final String ABOUT_ON_ERROR = "Without a verdict: ${COMPLETION-CANDIDATES} (default: fail). With warn it "
            + "ends with 0, says that nothing was checked, and leaves out files with merge conflicts.";

    @Option(names = "--fail-on-findings", description = "Ends with 1 when a finding counts. This is the default.")
    private boolean failsOnFindings;

    @Option(names = "--warn-only", description = ABOUT_WARN_ONLY)
    private boolean warnsOnly;

    @Option(names = "--on-error", paramLabel = "CHOICE", description = ABOUT_ON_ERROR)
    private OnError onError;

    @Option(names = "--allow-empty", description = "Ends with 0 where there is nothing to scan.")
    private boolean allowsEmpty;

    /** Choices without a verdict. */
    enum OnError {
        FAIL,
        WARN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws CommandFailure of wrong use, when options contradict each other */
    void check() {
        if (failsOnFindings && warnsOnly) {
            throw CommandFailure.wrongUse("--fail-on-findings and --warn-only contradict each other; give one of them.");
        }
    }

    /**
     * Takes inputs where no option was given.
     *
     * @param passesEmpty whether a job with nothing to scan passes unless an input says otherwise
     */
    void complete(GateInputs inputs, boolean passesEmpty) {
        warnsOnly |= inputs.warnOnly().orElse(false) && !failsOnFindings;
        onError = Optional.ofNullable(onError).or(inputs::onError).orElse(OnError.FAIL);
        allowsEmpty |= inputs.allowEmpty().orElse(passesEmpty);
    }

    /** Returns whether a part that fails is a warning. */
    boolean warnsOnError() {
        return onError == OnError.WARN;
    }

    /**
     * Returns the exit code of a verdict.
     *
     * @param hasGaps whether a part is not known; findings that count are worth telling nevertheless
     */
    int code(GateVerdict verdict, boolean hasGaps) {
        return switch (verdict) {
            case CLEAN, UNCHANGED -> ExitCode.OK;
            case FINDINGS -> warnsOnly ? hasGaps ? unknown() : ExitCode.OK : ExitCode.ATTENTION;
            case NOTHING_TO_SCAN -> allowsEmpty ? ExitCode.OK : ExitCode.NOTHING;
            case UNKNOWN -> unknown();
        };
    }

    private int unknown() {
        return warnsOnError() ? ExitCode.OK : ExitCode.UNKNOWN;
    }
}
