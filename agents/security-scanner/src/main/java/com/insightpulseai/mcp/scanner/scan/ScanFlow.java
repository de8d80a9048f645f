package com.insightpulseai.mcp.scanner.scan;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.sdk.scan.FinishedScan;
import com.insightpulseai.mcp.sdk.socket.Finding;

/** A scan from its files to the report: is anything to compare, the baseline, the scan itself, the judgement. */
public final class ScanFlow {

    private final ServerScans scans;
    private final FindingJudge judge;
    private final ScanProgress progress;

    /**
     * Choices of a scan.
     *
     * @param scansMissingBaseline whether to scan a baseline's commit of which the server has no scan
     * @param alwaysScans whether to scan where head and baseline have the same manifests
     * @param isStrict whether a file that was not scanned leaves no verdict
     */
    public record Choices(boolean scansMissingBaseline, boolean alwaysScans, boolean isStrict) {
    }

    public ScanFlow(ServerScans scans, FindingJudge judge, ScanProgress progress) {
        this.scans = scans;
        this.judge = judge;
        this.progress = progress;
    }

    /**
     * Scans a state of a repository.
     *
     * @param draft of the report, which has all that is known when this fails
     */
    public GateReport run(RepositoryState head, Optional<Baseline> baseline, Choices choices, ReportDraft draft) {
        draft.files(head.files());
        FileGaps gaps = new FileGaps(draft, choices.isStrict());
        gaps.ofSelection(head.files(), baseline.filter(Baseline.OfCommit.class::isInstance)
                .map(base -> ((Baseline.OfCommit) base).state().files()));
        if (head.manifests().isEmpty()) {
            return draft.without(GateVerdict.NOTHING_TO_SCAN);
        }
        if (baseline.isPresent() && baseline.get() instanceof Baseline.OfCommit base) {
            draft.baseline(base.name());
            requireOtherThanHead(base, draft.subject());
            if (head.isSameAs(base.state()) && !choices.alwaysScans()) {
                return draft.without(GateVerdict.UNCHANGED);
            }
        }
        Optional<List<Finding>> before = baseline.map(base -> findings(base, choices, draft));
        ScanSubject subject = draft.subject();
        progress.step("Scanning " + Quantities.files(head.manifests().size()) + " of " + subject.name());
        CompleteScan scan = scans.of(subject, head.manifests());
        draft.head(scan.scan());
        gaps.ofScan(scan.scan(), head.files());
        return draft.judged(judge.judge(scan.findings(), before, head.files()));
    }

    /** Both sides of a comparison with itself are the same, which says nothing of a change. */
    private static void requireOtherThanHead(Baseline.OfCommit base, ScanSubject subject) {
        if (subject.commit().filter(base.commit()::equals).isPresent()) {
            throw CommandFailure.unknown("The baseline " + base.ref() + " is the commit " + Quantities.shortId(base.commit())
                    + " that is scanned, so nothing could be new. Name the commit that the change begins at, such as "
                    + "HEAD^1 or the target branch.");
        }
    }

    private List<Finding> findings(Baseline baseline, Choices choices, ReportDraft draft) {
        draft.baseline(baseline.name());
        if (baseline instanceof Baseline.OfReport report) {
            return report.findings();
        }
        if (baseline instanceof Baseline.OfCommit commit && commit.state().manifests().isEmpty()) {
            draft.warn("The baseline " + commit.ref() + " has no manifests, so every finding is new.");
            return List.of();
        }
        CompleteScan scan = baseline instanceof Baseline.OfCommit commit ? ofCommit(commit, choices, draft)
                : scans.byId(((Baseline.OfScan) baseline).id());
        draft.baseline(scan.scan());
        unreadable(scan.scan(), draft);
        return scan.findings();
    }

    private CompleteScan ofCommit(Baseline.OfCommit base, Choices choices, ReportDraft draft) {
        ScanSubject subject = draft.subject().at(base.commit());
        String name = base.name();
        progress.step("Looking for a scan of the baseline " + name);
        return scans.newest(subject).orElseGet(() -> {
            if (!choices.scansMissingBaseline()) {
                throw CommandFailure.unknown("The server has no scan of the baseline " + name
                        + ", and --baseline-missing fail forbids to make one.");
            }
            progress.step("Scanning " + Quantities.files(base.state().manifests().size()) + " of the baseline " + name);
            return scans.of(subject, base.state().manifests());
        });
    }

    /** A part of the baseline that is missing makes known findings new, which is no danger. */
    private static void unreadable(FinishedScan baseline, ReportDraft draft) {
        baseline.unreadable().ifPresent(count -> draft.warn("The server could not read " + count
                + " packages or findings of the baseline; known findings may be shown as new."));
    }
}
