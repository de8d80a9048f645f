package com.insightpulseai.mcp.scanner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.scanner.FindingBuilder;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.Finding.Severity;

/** A large report in the memory that the scanner may take. */
class ReportMemoryTest {

    private static final int FINDINGS = 25_000;

    /** The program: judges, writes every format, and reads the JSON back. */
    public static final class Program {

        private static final Severity[] SEVERITIES = { Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW,
                Severity.UNKNOWN };

        public static void main(String[] arguments) throws Exception {
            List<Finding> head = IntStream.range(0, FINDINGS).mapToObj(Program::finding).toList();
            long begin = System.nanoTime();
            ReportBuilder report = ReportBuilder.of(head, Optional.of(head.subList(0, FINDINGS / 3)));
            System.err.println("judge " + millisSince(begin) + " ms");
            for (String format : ReportFormats.NAMES) {
                long formatBegin = System.nanoTime();
                CountingOutput counting = new CountingOutput();
                ReportFormats.create(format, RenderOptions.PLAIN).write(report.build(), counting);
                System.err.println(format + " " + millisSince(formatBegin) + " ms, " + counting.bytes() + " bytes");
            }
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            try (OutputStream out = json) {
                ReportFormats.create("json", RenderOptions.PLAIN).write(report.build(), out);
            }
            long readBegin = System.nanoTime();
            int read = SavedReport.read(new ByteArrayInputStream(json.toByteArray())).findings().size();
            System.err.println("read " + millisSince(readBegin) + " ms; all " + millisSince(begin) + " ms");
            System.out.println(read);
        }

        private static Finding finding(int i) {
            FindingBuilder builder = i % 2 == 0 ? FindingBuilder.malware()
                    : FindingBuilder.vulnerability("CVE-2026-" + (10_000 + i), "GHSA-2222-3333-4444");
            return builder.of("npm", "@scope-" + i % 50 + "/package-" + i, "1.0." + i)
                    .severity(SEVERITIES[i % SEVERITIES.length])
                    .in("apps/app-" + i % 40 + "/package-lock.json", "package-lock.json").key("Qkey-of-the-finding-number-" + i)
                    .fix("Upgrade to version 2.0." + i + " or later, and see the advisory for what else is to be done.")
                    .build();
        }

        private static long millisSince(long begin) {
            return (System.nanoTime() - begin) / 1_000_000;
        }
    }

    @Test
    void twentyFiveThousandFindingsInEveryFormatFitIntoAHeapOf256Megabytes() throws Exception {
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Program.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD).start();

        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).isEqualTo(FINDINGS + System.lineSeparator());
        assertThat(program.waitFor()).isZero();
    }
}
