package com.insightpulseai.mcp.scanner.cli;

import static com.insightpulseai.mcp.scanner.HubScans.MALWARE;
import static com.insightpulseai.mcp.scanner.HubScans.complete;
import static com.insightpulseai.mcp.scanner.HubStub.problem;
import static com.insightpulseai.mcp.scanner.HubStub.reply;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.scanner.HubStub;
import com.insightpulseai.mcp.scanner.HubStub.Call;

/** The calls that a scan makes, and the reports that it writes. */
class ScanCommandTest extends ScannedChange {

    @Test
    void sendsTheBytesOfTheFilesWithBranchAndCommit() throws Exception {
        byte[] latin = { '{', '"', (byte) 0xe9, '"', ':', '1', '}', '\r', '\n' };
        repository.write("apps/web/package.json", latin);
        repository.git("add", ".");
        String commit = repository.commit("Add an odd file");
        hub.on("scan.repo", complete("s1"));

        scan("--pull-request", "7");

        Call call = scans().get(0);
        assertThat(call.file("apps/web/package.json")).isEqualTo(latin);
        assertThat(call.paths()).containsExactly("apps/web/package.json", "package.json");
        assertThat(call.input().path("repo").asText()).isEqualTo("acme/web");
        assertThat(call.input().path("ref").asText()).isEqualTo("main");
        assertThat(call.input().path("commit").asText()).isEqualTo(commit);
        assertThat(call.input().path("pull_request").asInt()).isEqualTo(7);
    }

    @Test
    void changedManifestsAreNotKeptAsAScanOfTheCommit() throws Exception {
        repository.write("package.json", "{\"changed\":true}".getBytes(StandardCharsets.UTF_8));
        hub.on("scan.repo", complete("s1"));

        assertThat(scan().out()).contains("differ from those of the commit");

        assertThat(scans().get(0).input().path("ref").asText()).isEqualTo("main");
        assertThat(scans().get(0).input().has("commit")).isFalse();
    }

    @Test
    void changesOfOtherFilesLeaveTheCommitAsItIs() throws Exception {
        repository.write("README.md", new byte[] { 'x' });
        hub.on("scan.repo", complete("s1"));

        scan();

        assertThat(scans().get(0).input().path("commit").asText()).isEqualTo(repository.git("rev-parse", "HEAD"));
    }

    @Test
    void aCommitIsReadFromGitsObjects() throws Exception {
        hub.on("scan.repo", complete("s1"));

        scan("--commit", "base");

        assertThat(scans().get(0).file("package.json")).asString().isEqualTo("{}\n");
        assertThat(scans().get(0).input().path("ref").asText()).isEqualTo(repository.git("rev-parse", "base"));
        assertThat(scans().get(0).input().path("ref_type").asText()).isEqualTo("commit");
    }

    @Test
    void theSameScanHasTheSameKey() throws Exception {
        hub.on("scan.repo", complete("s1"), complete("s1"), complete("s2"));

        scan();
        scan();
        repository.add("go.mod", "module a\n").commit("Add a module");
        scan();

        assertThat(scans()).extracting(Call::idempotencyKey).satisfiesExactly(first -> assertThat(first).isNotNull(),
                second -> assertThat(second).isEqualTo(scans().get(0).idempotencyKey()),
                third -> assertThat(third).isNotEqualTo(scans().get(0).idempotencyKey()));
    }

    @Test
    void aKeyThatCameWithOtherBytesGivesWayToOneOfTheseBytes() throws Exception {
        hub.on("scan.repo", problem(422, "idempotency_key_reused"), complete("s1"));

        assertThat(scan().exitCode()).isZero();
        assertThat(scans()).extracting(Call::idempotencyKey).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void aPartIsARepositoryOfItsOwnForTheServer() throws Exception {
        repository.add("services/api/go.mod", "module a\n").commit("Add a service");
        hub.on("scan.repo", complete("s1"));

        scan("--path", "services/api", "--scan-name", "api");

        assertThat(scans().get(0).paths()).containsExactly("services/api/go.mod");
        assertThat(scans().get(0).input().path("repo").asText()).isEqualTo("acme/web--api");
    }

    @Test
    void aFailedScanIsAReportWithItsReason() throws Exception {
        hub.on("scan.repo", problem(502, "upstream_error"));

        JsonNode report = report();

        assertThat(report.path("verdict").asText()).isEqualTo("unknown");
        assertThat(report.path("reasons").get(0).asText()).contains("upstream_error");
    }

    @Test
    void wrongUseLeavesAnEarlierReportAsItWas() throws Exception {
        Path report = Files.writeString(folder.resolve("report.json"), "earlier");
        hub.on("scan.repo", problem(400, "invalid_input"));

        scan("--format", "json", "--output", report.toString());

        assertThat(report).hasContent("earlier");
        assertThat(folder).isDirectoryNotContaining(file -> file.getFileName().toString().endsWith(".tmp"));
    }

    @Test
    void writesEachFormatToItsOutput() throws Exception {
        hub.on("scan.repo", complete("s1", MALWARE));
        List<String> options = new ArrayList<>(List.of("--format", "table"));
        for (String format : List.of("json", "sarif", "markdown", "junit", "codeclimate")) {
            options.addAll(List.of("--format", format, "--output", folder.resolve(format).toString()));
        }

        ScannerProgram.Ended ended = scan(options.toArray(String[]::new));

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).startsWith("FINDINGS").contains("evil-test-package");
        assertThat(List.of("json", "sarif", "markdown", "junit", "codeclimate"))
                .allSatisfy(format -> assertThat(folder.resolve(format)).content().contains("evil-test-package"));
    }

    @Test
    void theListOfTheServerIsAskedForOnceADay() throws Exception {
        hub.on("scan.repo", complete("s1"), complete("s1"));

        scan();
        scan();

        assertThat(hub.calls("files.supported")).hasSize(1);
    }

    @Test
    void withoutTheServersListThePackagedOneIsNamed() throws Exception {
        try (HubStub other = new HubStub(problem(503, "unavailable")).on("scan.repo", complete("s1"))) {
            ScannerProgram.Ended ended = ScannerProgram.inThisProcess(folder).run(other, "scan",
                    repository.folder().toString());

            assertThat(ended.exitCode()).isZero();
            assertThat(ended.out()).contains("packaged list of 20");
        }
    }

    @Test
    void namesTheAuditRowsAndTellsAReplay() throws Exception {
        String row = "0199d7a2-e91d-79df-93ca-d7222f36ff5e";
        hub.on("scan.repo", reply(200, "application/json", "{\"state\":\"complete\",\"scan_id\":\"s1\",\"findings\":[],"
                + "\"repository\":{\"slug\":\"web\"},\"truncated\":false}",
                Map.of("X-Event-Id", row, "Idempotency-Replayed", "true")));

        JsonNode report = report();

        assertThat(report.path("event_ids")).extracting(JsonNode::asText).contains(row);
        assertThat(report.path("scans").get(0).path("replayed").asBoolean()).isTrue();
    }

    @Test
    void aRepositoryWithoutAnOriginNeedsAName() throws Exception {
        repository.git("remote", "remove", "origin");
        hub.on("scan.repo", complete("s1"));

        assertThat(scan().err()).contains("Give it by --repo");
        assertThat(scan("--repo", "acme/web").exitCode()).isZero();
    }

    @Test
    void aFolderWithoutGitIsScannedToo() throws Exception {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Files.writeString(plain.resolve("go.mod"), "module a\n");
        hub.on("scan.repo", complete("s1"));

        ScannerProgram.Ended ended = ScannerProgram.inThisProcess(folder).run(hub, "scan", plain.toString(), "--repo",
                "acme/web", "--commit", "8bb6f25");

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(scans().get(0).input().path("ref").asText()).isEqualTo("8bb6f25");
    }

    @Test
    void aPartOfARepositoryIsNotTakenForTheWhole() throws Exception {
        Path part = Files.createDirectories(repository.folder().resolve("services/api"));

        ScannerProgram.Ended ended = ScannerProgram.inThisProcess(folder).run(hub, "scan", part.toString());

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("--path and --scan-name");
    }

    @Test
    void aRepositoryWithoutACommitIsScannedAsItsBranch() throws Exception {
        Path begun = Files.createDirectory(folder.resolve("begun"));
        new TestRepository(begun).add("go.mod", "module a\n");
        hub.on("scan.repo", complete("s1"));

        ScannerProgram.Ended ended = ScannerProgram.inThisProcess(folder).run(hub, "scan", begun.toString());

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(scans().get(0).input().path("ref").asText()).isEqualTo("main");
        assertThat(scans().get(0).input().has("commit")).isFalse();
    }

    @Test
    void aBareRepositoryIsScannedByItsCommit() throws Exception {
        Path bare = folder.resolve("bare.git");
        repository.git("clone", "--quiet", "--bare", ".", bare.toString());
        hub.on("scan.repo", complete("s1"));

        ScannerProgram program = ScannerProgram.inThisProcess(folder);

        assertThat(program.run(hub, "scan", bare.toString(), "--repo", "acme/web").err()).contains("bare");
        assertThat(program.run(hub, "scan", bare.toString(), "--repo", "acme/web", "--commit", "base").exitCode()).isZero();
        assertThat(scans().get(0).file("package.json")).asString().isEqualTo("{}\n");
    }

    @Test
    void aShallowCloneIsToldHowToGetItsBaseline() throws Exception {
        Path shallow = folder.resolve("shallow");
        repository.git("clone", "--quiet", "--depth", "1", repository.folder().toUri().toString(), shallow.toString());

        ScannerProgram.Ended ended = ScannerProgram.inThisProcess(folder).run(hub, "scan", shallow.toString(), "--repo",
                "acme/web", "--baseline", "HEAD^1");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.out()).contains("shallow clone", "git fetch --depth");
    }
}
