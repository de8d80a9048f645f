package com.insightpulseai.mcp.scanner.github.publish;

import static com.insightpulseai.mcp.scanner.FindingBuilder.malware;
import static com.insightpulseai.mcp.scanner.FindingBuilder.vulnerability;
import static com.insightpulseai.mcp.scanner.GitHubStub.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.scanner.FindingBuilder;
import com.insightpulseai.mcp.scanner.GitHubStub;
import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.scanner.report.GateReport;
import com.insightpulseai.mcp.scanner.report.MarkdownRules;
import com.insightpulseai.mcp.scanner.report.ReportBuilder;

/** Report files, outputs, log and summary of a job. */
class PublicationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GateReport FINDINGS = ReportBuilder.of(vulnerability("CVE-2026-12345")).build();
    private static final GateReport UNKNOWN = ReportBuilder.of(GateVerdict.UNKNOWN).reasons("Socket is down.").build();

    @TempDir
    private Path folder;
    private GitHubStub github;
    private PublishedJob job;

    @BeforeEach
    void start() {
        github = new GitHubStub();
        job = new PublishedJob(folder, github.api());
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private static GateReport many(int number) {
        return ReportBuilder.of(IntStream.range(0, number)
                .mapToObj(i -> vulnerability("CVE-2026-" + (100_000 + i)).of("npm", "package-" + i, "1.0." + i))
                .toArray(FindingBuilder[]::new)).build();
    }

    /** The outputs as the runner reads them. */
    private List<String> outputs() {
        List<String> lines = job.outputs().lines().toList();
        return IntStream.range(0, lines.size() / 3).mapToObj(i -> {
            String name = lines.get(3 * i);
            assertThat(name).endsWith("<<" + lines.get(3 * i + 2));
            return name.substring(0, name.indexOf('<')) + "=" + lines.get(3 * i + 1);
        }).toList();
    }

    @Test
    void setsOutputs() {
        job.publish(FINDINGS, 1);

        assertThat(outputs()).containsExactly("verdict=findings", "new=1", "known=0", "fixed=0",
                "report=" + job.reports().resolve("report.json"), "sarif=" + job.reports().resolve("report.sarif"),
                "scan-id=s-1", "event-ids=e-1");
    }

    @Test
    void leavesNoFileOrNumberThatLooksCleanWithoutAVerdict() throws IOException {
        job.publish(FINDINGS, 1);
        Files.delete(folder.resolve("output"));

        job.publish(UNKNOWN, 2);

        assertThat(outputs()).contains("verdict=unknown", "new=", "known=", "fixed=", "sarif=");
        assertThat(job.reports().resolve("report.sarif")).doesNotExist();
        JsonNode report = JSON.readTree(job.reports().resolve("report.json").toFile());
        assertThat(report.path("verdict").asText()).isEqualTo("unknown");
    }

    @Test
    void canDeleteEarlierFilesBeforeTheScan() {
        job.publish(FINDINGS, 1);

        assertThat(job.publication(2, 1).removeEarlierFiles()).isEmpty();
        assertThat(job.reports()).isEmptyDirectory();
    }

    @Test
    void annotatesTheLineOfTheManifest() {
        job.publish(FINDINGS, 1);

        assertThat(job.commands("error"))
                .containsExactly("::error title=Dependency gate%3A critical,file=package-lock.json,line=7"
                        + "::lodash@4.17.20: critical vulnerability (CVE-2026-12345), fixed in 4.17.21. "
                        + "Upgrade to a version without it, or see whether the affected code is reached.");
    }

    @Test
    void annotatesTenTimesAtMost() {
        job.notices(IntStream.range(0, 30).mapToObj(i -> "Notice " + i).toArray(String[]::new)).publish(many(11), 1);

        assertThat(job.commands("error")).hasSize(10).last().asString().contains("2 more findings count");
        assertThat(job.commands("notice")).hasSize(10).last().asString().contains("21 more.");
    }

    @Test
    void saysInTheLogThatThereIsNoVerdict() {
        job.publish(UNKNOWN, 1);

        assertThat(job.commands("error")).containsExactly(
                "::error title=Dependency gate%3A not checked::There is no verdict. Socket is down.");
    }

    static Stream<String> hostileTexts() {
        return Stream.of("x\n::error::injected\r\n::set-output name=verdict::clean", "a%0A::warning::x", "a,line=1::b:c",
                "::stop-commands::x", "##[error]x", "<!-- dependency-gate:web run=9 attempt=9 -->", "--> <img src=x>",
                "@team `code` | **b** [l](https://evil.example) ![i](x)", "\u001b[31mred\u001b]0;t\u0007", "依存 🚀\u202e",
                "</details><script>x</script>", "```\n# heading", "x".repeat(5_000), "@".repeat(3_000), "🚀".repeat(3_000));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void textsOfOthersStayTexts(String text) {
        GateReport report = ReportBuilder
                .of(malware().of(text, text, text).type(text).fix(text).in(text).key(text),
                        vulnerability(text, text).of("npm", text, text))
                .sent(text).reasons(all(text)).warnings(all(text)).scanName(text).build();

        assertThat(job.notices(all(text)).key(text).publish(report, 1)).isEmpty();

        String comment = github.comments().get(0).body();
        assertThat(CommentMarker.read(comment)).hasValueSatisfying(marker -> assertThat(marker.run()).isEqualTo(1));
        assertThat(comment.length()).isLessThan(60_000);
        MarkdownRules.check(visible(comment));
        MarkdownRules.check(visible(PublishedJob.read(job.summary())));
        assertThat(activeCommands(job.log())).hasSize(8).allMatch(line -> line.startsWith("::error title=Dependency gate")
                || line.startsWith("::notice title=Dependency gate::"));
        assertThat(outputs()).hasSize(8).contains("verdict=findings");
    }

    private static String[] all(String text) {
        return Collections.nCopies(6, text).toArray(String[]::new);
    }

    /** The text without what the comment itself has of markup: markers, links, title and example. */
    private static String visible(String comment) {
        return comment.replaceFirst("^<!-- dependency-gate:[^\n]*-->\n<!-- dependency-gate had findings -->\n", "")
                .replaceAll("(?s)```yaml\n[^`]*```\n", "").replaceAll("\\[Run 1, attempt 1]\\([^)]*\\)", "");
    }

    /** Returns what the runner finds: commands at the beginning of a line, and those of its older form anywhere. */
    private static List<String> activeCommands(String log) {
        StringBuilder active = new StringBuilder();
        String word = "";
        for (String line : log.lines().toList()) {
            if (!word.isEmpty()) {
                word = line.strip().equals("::" + word + "::") ? "" : word;
            } else if (line.startsWith("::stop-commands::")) {
                word = line.substring("::stop-commands::".length());
            } else if (line.stripLeading().startsWith("::") || line.contains("##[")) {
                active.append(line).append('\n');
            }
        }
        assertThat(word).isEmpty();
        return active.toString().lines().toList();
    }

    @Test
    void boundsTheSummary() throws IOException {
        Files.writeString(job.summary(), "x".repeat(300_000));
        job.notices("The list of allowed findings takes effect after the merge.").publish(many(20_000), 1);

        assertThat(Files.size(job.summary())).isBetween(800_000L, 900L * 1024);
        assertThat(PublishedJob.read(job.summary())).startsWith("xxx").contains("\n## Dependency gate: FINDINGS",
                "`report.json`", "takes effect after the merge");
    }

    @Test
    void leavesAFullSummaryAlone() throws IOException {
        Files.writeString(job.summary(), "x".repeat(900 * 1024));

        assertThat(job.publish(FINDINGS, 1)).singleElement().asString().contains("leave no room");
        assertThat(Files.size(job.summary())).isEqualTo(900 * 1024);
    }

    @Test
    void neverThrowsWhateverIsRefused() throws IOException {
        Files.createDirectory(job.summary());
        Files.createDirectory(folder.resolve("output"));
        Files.writeString(job.reports(), "a file in the place of the folder");
        github.fail("GET comments", refusal(403, "Resource not accessible by integration"));

        List<String> warnings = job.publish(FINDINGS, 1);

        assertThat(warnings).hasSize(5).anyMatch(one -> one.startsWith("The report cannot be written"))
                .anyMatch(one -> one.startsWith("The summary cannot be written"))
                .anyMatch(one -> one.startsWith("The outputs of the step cannot be set"))
                .anyMatch(one -> one.contains("pull-requests: write"));
        assertThat(job.commands("warning")).hasSize(warnings.size());
        assertThat(job.commands("error")).hasSize(1);
    }

    @Test
    void tellsWhatToDo() {
        GateReport report = ReportBuilder.of(malware().of("npm", "evil", "1.0.0"), vulnerability("CVE-2026-12345"),
                vulnerability("GHSA-35jh-r3h4-6jhm").of("npm", "@acme/left", "2.0.0").cause(Optional.empty())
                        .type("installScripts").fix("Install without scripts."))
                .build();
        job.notices("A changed list takes effect after the merge.").publish(report, 1);

        assertThat(github.comments().get(0).body()).contains("**Remove `evil@1.0.0`**: known malware. If it was installed,",
                "**Upgrade `lodash@4.17.20`** to `4.17.21` or later.", "**`@acme/left@2.0.0`**: Install without scripts.",
                "allow:\n  - id: installScripts\n    package: pkg:npm/%40acme/left@2.0.0\n", "    expires: 2027-02-27\n",
                "[CVE-2026-12345](https://www.cve.org/CVERecord?id=CVE-2026-12345)",
                "> A changed list takes effect after the merge.", "`e-1`");
    }
}
