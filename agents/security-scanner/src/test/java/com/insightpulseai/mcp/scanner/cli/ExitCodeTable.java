package com.insightpulseai.mcp.scanner.cli;

import static com.insightpulseai.mcp.scanner.HubScans.MALWARE;
import static com.insightpulseai.mcp.scanner.HubScans.OLD_CVE;
import static com.insightpulseai.mcp.scanner.HubScans.complete;
import static com.insightpulseai.mcp.scanner.HubScans.finding;
import static com.insightpulseai.mcp.scanner.HubScans.none;
import static com.insightpulseai.mcp.scanner.HubScans.pending;
import static com.insightpulseai.mcp.scanner.HubScans.scan;
import static com.insightpulseai.mcp.scanner.HubStub.broken;
import static com.insightpulseai.mcp.scanner.HubStub.ok;
import static com.insightpulseai.mcp.scanner.HubStub.problem;
import static com.insightpulseai.mcp.scanner.HubStub.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.insightpulseai.mcp.scanner.HubStub;

/** All ends of a scan, which {@code docs/security-scanner.md} promises. */
final class ExitCodeTable {

    private static final String LOCKFILE = "{\"lockfileVersion\":3,\"packages\":{\"\":{},"
            + "\"node_modules/a\":{\"version\":\"1.0.0\"}}}\n";
    private static final String CONFLICT = "<<<<<<< ours\n{}\n=======\n{ }\n>>>>>>> theirs\n";
    private static final String MISSPELT = "version: 1\nallow:\n  - id: CVE-2026-0001\n    reason: x\n"
            + "    expired: 2026-12-31\n";
    private static final String HALF = "{\"state\":\"complete\",\"scan_id\":\"s1\",\"findings\":[" + MALWARE
            + "],\"findings_total\":2,\"repository\":{\"slug\":\"web\"},\"truncated\":true}";

    private final List<Row> rows = new ArrayList<>();

    /**
     * A row of the table.
     *
     * @param name of what happens
     * @param message that is in the standard output or error
     * @param server prepares responses of the tools
     * @param repository changes the work tree, whose commit has a manifest
     * @param options of the command
     */
    record Row(String name, int exitCode, String message, Consumer<HubStub> server, Consumer<TestRepository> repository,
            List<String> options) {

        @Override
        public String toString() {
            return exitCode + ": " + name;
        }
    }

    static List<Row> rows() {
        ExitCodeTable table = new ExitCodeTable();
        table.verdicts();
        table.baselines();
        table.failures();
        table.wrongUse();
        table.files();
        return table.rows;
    }

    private void row(int code, String name, String message, Consumer<HubStub> server, String... options) {
        row(code, name, message, server, repository -> {
        }, options);
    }

    private void row(int code, String name, String message, Consumer<HubStub> server, Consumer<TestRepository> repository,
            String... options) {
        rows.add(new Row(name, code, message, server, repository, List.of(options)));
    }

    private static Consumer<HubStub> scans(HubStub.Reply... replies) {
        return hub -> hub.on("scan.repo", replies);
    }

    private static Consumer<HubStub> pendingThen(HubStub.Reply reply) {
        return hub -> hub.on("scan.repo", pending("s1")).on("scan.get", reply);
    }

    private static Consumer<TestRepository> adding(String path, String content) {
        return repository -> repository.add(path, content);
    }

    private static void empty(TestRepository repository) {
        repository.git("rm", "--quiet", "package.json");
    }

    private void verdicts() {
        row(0, "no finding", "CLEAN", scans(complete("s1")));
        row(1, "malware", "FINDINGS", scans(complete("s1", MALWARE)));
        row(1, "malware, asked to fail", "FINDINGS", scans(complete("s1", MALWARE)), "--fail-on-findings");
        row(0, "malware, asked to warn", "FINDINGS", scans(complete("s1", MALWARE)), "--warn-only");
        row(0, "a finding below the threshold", "CLEAN", scans(complete("s1", OLD_CVE)));
        row(1, "a finding at the threshold", "FINDINGS", scans(complete("s1", OLD_CVE)), "--severity", "HIGH");
        String unknown = finding("unknown", "new", "a", "1", "");
        row(1, "an unknown severity", "FINDINGS", scans(complete("s1", unknown)));
        row(1, "a severity of tomorrow", "FINDINGS", scans(complete("s1", finding("dire", "new", "a", "1", ""))));
        row(0, "an unknown severity, reported only", "CLEAN", scans(complete("s1", unknown)), "--unknown-severity", "report");
        row(1, "the policy's error", "FINDINGS", scans(complete("s1", finding("low", "x", "a", "1", ",\"action\":\"error\""))),
                "--fail-on", "policy");
        row(1, "a pending scan that ends", "FINDINGS", pendingThen(complete("s1", MALWARE)));
    }

    private void baselines() {
        row(0, "a known finding", "CLEAN", scans(complete("b1", MALWARE), complete("s1", MALWARE)), "--baseline", "base");
        row(1, "a new finding", "FINDINGS", scans(complete("b1"), complete("s1", MALWARE)), "--baseline", "base");
        row(1, "a baseline that is scanned", "FINDINGS", scans(none(), complete("b1"), complete("s1", MALWARE)), "--baseline",
                "base");
        row(4, "a baseline that must be there", "no scan of the baseline", scans(none()), "--baseline", "base",
                "--baseline-missing", "fail");
        row(4, "a baseline that the repository does not have", "cannot be had", scans(), "--baseline", "origin/main");
        row(4, "a baseline that is the head", "nothing could be new", scans(), "--baseline", "HEAD");
        row(0, "nothing changed", "UNCHANGED", scans(), repository -> repository.commit("Other"), "--baseline", "HEAD^1");
        row(1, "nothing changed, scanned nevertheless", "FINDINGS", scans(complete("b1"), complete("s1", MALWARE)),
                repository -> repository.commit("Other"), "--baseline", "HEAD^1", "--always-scan");
        row(1, "the baseline is a scan", "FINDINGS",
                hub -> hub.on("scan.get", complete("b1")).on("scan.repo", complete("s1", MALWARE)), "--baseline", "scan:b1");
        row(4, "the baseline is a scan that is not there", "no scan b1",
                hub -> hub.on("scan.get", problem(404, "unknown_resource")), "--baseline", "scan:b1");
        row(4, "the baseline is a report that is not there", "cannot be read", scans(), "--baseline", "file:absent.json");
    }

    private void failures() {
        row(4, "a token that is refused", "refused the token", scans(problem(401, "unauthenticated")));
        row(4, "a role that is too low", "ops_operator", scans(problem(403, "forbidden")));
        row(4, "the quota is used up", "quota_exceeded",
                scans(problem(429, "quota_exceeded", Map.of("Retry-After", "3600"))));
        row(4, "429 without Retry-After", "429", scans(problem(429, "upstream_rate_limited")));
        row(4, "the provider is down", "upstream_error", scans(problem(502, "upstream_error")));
        row(0, "the provider is down, asked to warn", "Nothing was checked", scans(problem(502, "upstream_error")),
                "--on-error", "warn");
        row(4, "the provider is down, asked to warn of findings", "UNKNOWN", scans(problem(502, "upstream_error")),
                "--warn-only");
        row(4, "a proxy's page", "Unexpected response", scans(reply(200, "text/html", "<html>Sign in</html>", Map.of())));
        row(4, "a connection that breaks", "No response", scans(broken()));
        row(4, "a server that hangs", "longer than", hub -> hub.on("scan.repo", hub.hanging()), "--timeout", "2s");
        row(4, "a scan that does not end", "still runs", pendingThen(pending("s1")), "--timeout", "2s");
        row(4, "a token that expires in the middle", "refused the token", pendingThen(problem(401, "unauthenticated")));
        row(4, "findings that do not arrive", "sent only 1", scans(ok(HALF)));
        row(2, "an input that the server refuses", "invalid_input", scans(problem(400, "invalid_input")));
        row(4, "a full disk", "cannot be written", scans(complete("s1")), "--format", "json", "--output", "/dev/full");
    }

    private void wrongUse() {
        row(2, "an unknown option", "Unknown option", scans(), "--severe");
        row(2, "an unknown word", "expected one of", scans(), "--severity", "worst");
        row(2, "options that contradict each other", "contradict", scans(), "--warn-only", "--fail-on-findings");
        row(2, "two reports in one output", "same output", scans(), "--format", "json", "--format", "sarif");
        row(2, "an output in a folder that is not there", "does not exist", scans(), "--format", "json", "--output",
                "absent/report.json");
        row(2, "a part without a name", "--scan-name", scans(), "--path", "services");
        row(2, "an allow list that is not there", "cannot be read", scans(), "--allow", "absent.yaml");
        row(2, "a misspelt key in the gate's file", "expires", scans(), adding(".dependency-gate.yaml", MISSPELT));
    }

    private void files() {
        row(3, "nothing to scan", "NOTHING TO SCAN", scans(), ExitCodeTable::empty);
        row(0, "nothing to scan, which is allowed", "NOTHING TO SCAN", scans(), ExitCodeTable::empty, "--allow-empty");
        row(4, "a merge conflict", "package.json:1", scans(), adding("package.json", CONFLICT));
        row(0, "a merge conflict, asked to warn", "merge conflict", scans(complete("s1")),
                repository -> repository.add("package.json", CONFLICT).add("go.mod", "module a\n"), "--on-error", "warn");
        row(0, "a lockfile without packages", "no package in any file", scans(scan("s1", 0, "")),
                adding("package-lock.json", LOCKFILE));
        row(4, "a lockfile without packages, strictly", "no package in any file", scans(scan("s1", 0, "")),
                adding("package-lock.json", LOCKFILE), "--strict");
        row(4, "a file that the provider does not take, strictly", "takes it for no manifest",
                scans(scan("s1", 1, ",\"unmatched_files\":[\"package.json\"]")), "--strict");
        row(4, "an unsupported lockfile, strictly", "not supported", scans(complete("s1")), adding("mix.lock", "%{}\n"),
                "--strict");
        row(1, "findings beside an unsupported lockfile, strictly", "FINDINGS", scans(complete("s1", MALWARE)),
                adding("mix.lock", "%{}\n"), "--strict");
        row(4, "findings that only warn beside an unsupported lockfile, strictly", "not supported",
                scans(complete("s1", MALWARE)), adding("mix.lock", "%{}\n"), "--strict", "--warn-only");
    }
}
