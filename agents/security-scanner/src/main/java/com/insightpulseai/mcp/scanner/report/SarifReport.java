package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import com.insightpulseai.mcp.scanner.gate.FindingStatus;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;

/**
 * <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html">SARIF 2.1.0</a>
 * within the
 * <a href="https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning">
 * limits of code scanning</a>: 5,000 results that are shown, 10 MB compressed.
 */
final class SarifReport implements ReportFormat {

    static final int MOST_RESULTS = 5_000;
    /** Code scanning says 10 MB, and leaves open which. */
    static final long MOST_COMPRESSED_BYTES = 9_500_000;

    private final boolean forUpload;
    private final int mostResults;
    private final long mostCompressedBytes;

    SarifReport(boolean forUpload) {
        this(forUpload, MOST_RESULTS, MOST_COMPRESSED_BYTES);
    }

    SarifReport(boolean forUpload, int mostResults, long mostCompressedBytes) {
        this.forUpload = forUpload;
        this.mostResults = mostResults;
        this.mostCompressedBytes = mostCompressedBytes;
    }

    @Override
    public void write(GateReport report, OutputStream out) throws IOException {
        List<JudgedFinding> all = results(report);
        ReportPlaces places = new ReportPlaces(report);
        List<JudgedFinding> placed = all.stream().filter(finding -> places.of(finding).isPresent()).limit(mostResults).toList();
        int shown = placed.size();
        while (shown > 1 && bytes(writer(report, all, placed, shown)) > mostCompressedBytes) {
            shown /= 2;
        }
        writer(report, all, placed, shown).write(out);
    }

    private List<JudgedFinding> results(GateReport report) {
        List<JudgedFinding> results = new ArrayList<>(report.findings().size());
        for (JudgedFinding finding : report.findings()) {
            boolean isSuppressed = finding.status() == FindingStatus.ALLOWED || finding.status() == FindingStatus.IGNORED;
            if (finding.status() != FindingStatus.FIXED && !(forUpload && isSuppressed)) {
                results.add(finding);
            }
        }
        return results;
    }

    private static SarifWriter writer(GateReport report, List<JudgedFinding> all, List<JudgedFinding> placed, int shown) {
        return new SarifWriter(report, placed.subList(0, shown), all.size() - shown);
    }

    /** Returns an upper bound that is exact where it matters. */
    private long bytes(SarifWriter writer) throws IOException {
        CountingOutput plain = new CountingOutput();
        writer.write(plain);
        if (plain.bytes() <= mostCompressedBytes) {
            return plain.bytes();
        }
        CountingOutput compressed = new CountingOutput();
        try (OutputStream gzip = compressed.compressing()) {
            writer.write(gzip);
        }
        return compressed.bytes();
    }
}
