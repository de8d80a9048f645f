package com.insightpulseai.mcp.scanner.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.scanner.report.FindingType;
import com.insightpulseai.mcp.scanner.report.FindingTypes;
import com.insightpulseai.mcp.sdk.socket.AffectedPackage;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.Vulnerability;

/** The explanation of an id: what it is, which packages have it, what can be done. */
final class Explanation {

    private static final int MOST_PACKAGES = 50;
    private static final int LONGEST = 500;

    private final String id;

    Explanation(String id) {
        this.id = id;
    }

    /** Returns the id in one line. */
    String id() {
        return SafeText.oneLine(id, LONGEST);
    }

    /** Returns the findings of this vulnerability, key or type. */
    List<Finding> matching(List<Finding> findings) {
        return findings.stream().filter(this::isMeant).toList();
    }

    private boolean isMeant(Finding finding) {
        Stream<String> vulnerability = finding.vulnerability().stream().flatMap(Explanation::ids);
        return finding.type().equals(id) || finding.key().filter(id::equals).isPresent()
                || vulnerability.anyMatch(known -> known.equalsIgnoreCase(id));
    }

    private static Stream<String> ids(Vulnerability vulnerability) {
        return Stream.concat(vulnerability.id().stream(), vulnerability.aliases().stream());
    }

    /** Writes about a type. */
    void writeType(FindingType type, PrintWriter out) {
        line(out, type.type() + ": " + type.title());
        line(out, type.explanation());
        line(out, type.advice());
    }

    /** Writes about findings, at least one. */
    void write(List<Finding> findings, PrintWriter out) {
        Finding first = findings.get(0);
        FindingType type = FindingTypes.of(first.type());
        line(out, id + ": " + type.title());
        line(out, type.explanation());
        first.vulnerability().ifPresent(vulnerability -> write(vulnerability, out));
        findings.stream().limit(MOST_PACKAGES).forEach(finding -> write(finding, out));
        if (findings.size() > MOST_PACKAGES) {
            line(out, "and " + (findings.size() - MOST_PACKAGES) + " more findings");
        }
        out.print('\n');
        line(out, "To do: " + first.fix().orElse(type.advice()));
        allowEntry(first).forEach(text -> line(out, text));
    }

    private static void write(Vulnerability vulnerability, PrintWriter out) {
        line(out, "Ids: " + String.join(", ", ids(vulnerability).distinct().toList())
                + vulnerability.cvssScore().map(score -> "; CVSS " + score).orElse("")
                + (vulnerability.knownExploited() ? "; known to be exploited" : "")
                + vulnerability.fixedIn().map(version -> "; fixed in " + version).orElse(""));
        ids(vulnerability).distinct().flatMap(known -> address(known).stream()).forEach(address -> line(out, address));
    }

    /** Returns the page of an id. The text is a server's, so only an id of a known form becomes an address. */
    private static Optional<String> address(String known) {
        String upper = known.toUpperCase(Locale.ROOT);
        boolean isWord = known.length() <= 50
                && known.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-'));
        if (isWord && upper.startsWith("CVE-")) {
            return Optional.of("https://nvd.nist.gov/vuln/detail/" + upper);
        }
        return isWord && upper.startsWith("GHSA-") ? Optional.of("https://github.com/advisories/" + known) : Optional.empty();
    }

    private static void write(Finding finding, PrintWriter out) {
        out.print('\n');
        line(out, finding.severity().word() + "  " + finding.affectedPackage().ecosystem() + "  "
                + finding.affectedPackage().name()
                + finding.affectedPackage().version().map(version -> "@" + version).orElse("")
                + (finding.direct() ? "" : "  (indirect)") + finding.action().map(action -> "  policy: " + action).orElse(""));
        finding.manifestFiles().forEach(file -> line(out, "  named in " + file));
        finding.file().ifPresent(file -> line(out, "  seen in " + file));
    }

    private static List<String> allowEntry(Finding finding) {
        String subject = finding.vulnerability().flatMap(Vulnerability::id).orElse(finding.type());
        return Stream.of(Stream.of("To allow it until a day, in .dependency-gate.yaml:", "  allow:", "    - id: " + subject),
                packageUrl(finding.affectedPackage()).map(url -> "      package: " + url).stream(),
                Stream.of("      reason: WHY", "      expires: YYYY-MM-DD")).flatMap(lines -> lines).toList();
    }

    private static Optional<String> packageUrl(AffectedPackage affected) {
        String name = affected.name();
        int slash = name.lastIndexOf('/');
        try {
            return Optional.of(new PackageURL(affected.ecosystem(), slash > 0 ? name.substring(0, slash) : null,
                    name.substring(slash + 1), affected.version().orElse(null), null, null).canonicalize());
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }

    private static void line(PrintWriter out, String text) {
        out.print(SafeText.oneLine(text, LONGEST) + '\n');
    }
}
