package com.insightpulseai.mcp.scanner.cli;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.github.ForkMode;
import com.insightpulseai.mcp.scanner.github.GateJob;
import com.insightpulseai.mcp.scanner.github.GateLog;
import com.insightpulseai.mcp.scanner.github.HubRemedy;
import com.insightpulseai.mcp.scanner.github.publish.Publication;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.scan.ReportDraft;
import com.insightpulseai.mcp.sdk.problem.McpException;
import com.insightpulseai.mcp.sdk.token.TokenSource;

/** A job from its token to its exit code. Whatever happens, a report is shown. */
final class JudgedJob {

    private static final String DEFERRED = "This run passes without a verdict by `forks: defer`; the merge queue's run has to "
            + "judge.";
    private static final String PASSES_UNCHECKED = "Nothing was checked; `on-error: warn` lets it pass.";
    private static final String FAILS_EMPTY = "There was no manifest to scan, so the gate fails. Check the inputs `path` and "
            + "`exclude`; where they are right, `allow-empty: true` lets it pass.";
    private static final String PASSES_EMPTY = "There was no manifest to scan, so the gate passes.";

    private final GateJob job;
    private final GateRun.Options options;
    private final ForkMode forks;
    private final Publication publication;
    private final StandardStreams streams;
    private final GateLog log;
    private final ReportDraft draft;
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private volatile boolean passes;

    JudgedJob(GateJob job, GateRun.Options options, ForkMode forks, Publication publication, StandardStreams streams) {
        this.job = job;
        this.options = options;
        this.forks = forks;
        this.publication = publication;
        this.streams = streams;
        this.log = new GateLog(streams);
        this.draft = emptyDraft();
    }

    private ReportDraft emptyDraft() {
        return new ReportDraft(GateRun.subject(job, options.files()));
    }

    /**
     * Judges the job, and shows the report.
     *
     * @return the exit code
     * @throws RuntimeException for wrong use and for defects, after a report that says so: no earlier verdict may stand
     */
    int run() {
        publication.removeEarlierFiles();
        try (FinalReport shown = new FinalReport(
                report -> publication.publish(report, List.copyOf(notices), passes), this::unfinished)) {
            try {
                return end(shown);
            } catch (RuntimeException failure) {
                shown.show(draft.failed(GateLog.plain(String.valueOf(failure.getMessage()))));
                throw failure;
            }
        }
    }

    /** Called beside the thread that scans, whose draft is not whole. */
    private GateReport unfinished(String reason) {
        log.end();
        return emptyDraft().failed(reason);
    }

    private int end(FinalReport shown) {
        GateTokens tokens;
        try {
            tokens = GateTokens.of(options.connection(), job, options.environment(), log);
        } catch (McpException failure) {
            return end(failed(failure, call -> HubRemedy.of(call, false)), shown);
        }
        if (tokens.source().isPresent()) {
            return end(report(tokens, tokens.source().get()), shown);
        }
        if (forks == ForkMode.DEFER && tokens.missing().isDeferrable()) {
            notices.add(DEFERRED);
            passes = true;
            shown.show(draft.failed(tokens.missing().fact()));
            return ExitCode.OK;
        }
        return end(draft.failed(tokens.missing().remedy()), shown);
    }

    private GateReport report(GateTokens tokens, TokenSource source) {
        try (ProgressLine progress = ProgressLine.of(streams)) {
            return new GateRun(job, options, draft, notices).report(source, progress);
        } catch (RuntimeException failure) {
            return failed(failure, tokens::remedy);
        }
    }

    private GateReport failed(RuntimeException failure, Function<McpException, String> remedy) {
        String reason = ScanFailure.reason(failure, remedy);
        if (options.connection().isVerbose()) {
            failure.printStackTrace(streams.err());
        }
        return draft.failed(reason);
    }

    private int end(GateReport report, FinalReport shown) {
        int code = options.exit().code(report.verdict(), draft.hasGaps());
        if (report.verdict() == GateVerdict.UNKNOWN && code == ExitCode.OK) {
            notices.add(PASSES_UNCHECKED);
        } else if (report.verdict() == GateVerdict.NOTHING_TO_SCAN) {
            notices.add(code == ExitCode.OK ? PASSES_EMPTY : FAILS_EMPTY);
        }
        passes = code == ExitCode.OK;
        shown.show(report);
        return code;
    }
}
