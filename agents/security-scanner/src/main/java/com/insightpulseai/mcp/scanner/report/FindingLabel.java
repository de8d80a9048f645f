package com.insightpulseai.mcp.scanner.report;

import java.util.Optional;

import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding;
import com.insightpulseai.mcp.scanner.gate.SeverityRank;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.Vulnerability;

/**
 * The words for a finding in formats for people: bounded, in one line, without control characters.
 *
 * @param severity its word
 * @param ecosystem of the package
 * @param name of the package
 * @param version of the package; empty without one
 * @param type in Socket's words
 * @param id of the vulnerability; empty for other findings
 * @param fixedIn first version without the vulnerability; empty where none is known
 * @param fix sentence of the server; empty without one
 */
public record FindingLabel(String severity, String ecosystem, String name, String version, String type, String id,
        String fixedIn, String fix) {

    private static final int LONGEST_NAME = 214;
    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_SENTENCE = 500;

    /** Returns the words for a finding. */
    public static FindingLabel of(JudgedFinding judged) {
        Finding finding = judged.finding();
        Optional<Vulnerability> cause = finding.vulnerability();
        return new FindingLabel(SeverityRank.word(finding.severity()),
                SafeText.oneLine(finding.affectedPackage().ecosystem(), LONGEST_WORD),
                SafeText.oneLine(finding.affectedPackage().name(), LONGEST_NAME), word(finding.affectedPackage().version()),
                SafeText.oneLine(finding.type(), LONGEST_WORD), word(cause.flatMap(FindingLabel::firstId)),
                word(cause.flatMap(Vulnerability::fixedIn)),
                finding.fix().map(text -> SafeText.oneLine(text, LONGEST_SENTENCE).strip()).orElse(""));
    }

    private static Optional<String> firstId(Vulnerability cause) {
        return cause.id().or(() -> cause.aliases().stream().findFirst());
    }

    private static String word(Optional<String> text) {
        return text.map(present -> SafeText.oneLine(present, LONGEST_WORD)).orElse("");
    }

    /** Returns name and version. */
    public String coordinates() {
        return version.isEmpty() ? name : name + "@" + version;
    }

    /** Returns the finding in one sentence of plain text. */
    public String sentence() {
        String subject = coordinates() + ": " + FindingTypes.of(type).title();
        return subject + (id.isEmpty() ? "" : " (" + id + ")") + (fixedIn.isEmpty() ? "" : ", fixed in " + fixedIn);
    }
}
