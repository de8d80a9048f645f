package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** The security scanner beside a hub that simulates Socket. */
class ScannerSandboxIT {

    private static final Path SAMPLES = Path.of("..", "agents", "security-scanner", "src", "test", "resources", "lockfiles");
    private static final String LOCKFILE = "{\"name\":\"web\",\"lockfileVersion\":3,\"packages\":{\"\":{\"name\":\"web\"},"
            + "\"node_modules/sandbox-template-engine\":{\"version\":\"%s\"}}}\n";
    private static final String ROWS = "select to_jsonb(e)::text from ops.run_events e where tool = 'scan.repo' "
            + "and payload ->> 'repo' = ? order by created_at";
    private static final String QUOTA = "select coalesce(sum(call_count), 0)::text from ops.provider_rate_limits "
            + "where quota_class = 'scans'";

    @TempDir
    static Path folder;

    private static HubProcess hub;
    private static HubDatabase database;

    @BeforeAll
    static void start() throws Exception {
        hub = HubProcess.start(folder, Map.of());
        database = new HubDatabase(hub);
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    private static List<JsonNode> rows(String repository) throws Exception {
        return database.query(ROWS, repository).stream().map(HubClient::json).toList();
    }

    private static List<String> findings(ScannedRepository.Ended ended) {
        return StreamSupport.stream(ended.json().path("findings").spliterator(), false)
                .map(finding -> finding.path("status").asText() + " " + finding.path("type").asText()
                        + (finding.path("counts").asBoolean() ? " counts" : ""))
                .toList();
    }

    @Test
    void lockfilesOfThreeEcosystemsAreReportedInEachFormat() throws Exception {
        ScannedRepository repository = new ScannedRepository(folder, "three", hub).copy(SAMPLES.resolve("01-pnpm-v9"))
                .copy(SAMPLES.resolve("05-uv")).copy(SAMPLES.resolve("11-bundler"));
        repository.commit();
        Map<String, Path> outputs = new HashMap<>();
        List<String> options = new ArrayList<>(List.of("--format", "table"));
        for (String format : List.of("json", "sarif", "markdown", "junit", "codeclimate")) {
            outputs.put(format, folder.resolve("three." + format));
            options.addAll(List.of("--format", format, "--output", outputs.get(format).toString()));
        }

        ScannedRepository.Ended ended = repository.scan(options.toArray(String[]::new));

        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
        assertThat(ended.out()).startsWith("FINDINGS").contains("evil-test-package", "evil-test-wheel", "05-uv/uv.lock:");
        assertThat(outputs.values()).allSatisfy(output -> assertThat(output).content().contains("evil-test-package"));
        assertThat(HubClient.json(Files.readString(outputs.get("sarif"))).path("version").asText()).isEqualTo("2.1.0");
    }

    @Test
    void aBaselineIsMadeAndThenFound() throws Exception {
        ScannedRepository repository = new ScannedRepository(folder, "based", hub)
                .write("package-lock.json", LOCKFILE.formatted("2.3.1"));
        String base = repository.commit();
        repository.write("package-lock.json", LOCKFILE.formatted("2.3.2")).commit();

        ScannedRepository.Ended first = repository.scan("--baseline", base, "--severity", "low", "--format", "json");
        ScannedRepository.Ended second = repository.scan("--baseline", base, "--severity", "low", "--format", "json");

        assertThat(findings(first)).contains("new malware counts", "known criticalCVE")
                .doesNotContain("new criticalCVE counts");
        assertThat(findings(second)).isEqualTo(findings(first));
        assertThat(first.json().path("scans")).extracting(scan -> scan.path("role").asText()).containsExactly("head",
                "baseline");
        assertThat(second.json().path("scans").get(1).path("id")).isEqualTo(first.json().path("scans").get(1).path("id"));
        assertThat(rows("acme/based")).as("a look-up, two scans, a look-up that finds one, a replay").hasSize(5);
    }

    @Test
    void aBaselineThatMustBeThereAndIsNotLeavesNoVerdict() throws Exception {
        ScannedRepository repository = new ScannedRepository(folder, "unbased", hub)
                .write("package-lock.json", LOCKFILE.formatted("2.3.1"));
        String base = repository.commit();
        repository.write("package-lock.json", LOCKFILE.formatted("2.4.0")).commit();

        ScannedRepository.Ended ended = repository.scan("--baseline", base, "--baseline-missing", "fail");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.out()).startsWith("UNKNOWN").contains("no scan of the baseline");
    }

    @Test
    void theSameScanTwiceIsOneScanAndOneUnitOfQuota() throws Exception {
        ScannedRepository repository = new ScannedRepository(folder, "twice", hub)
                .write("package-lock.json", LOCKFILE.formatted("2.3.1"));
        repository.commit();
        int before = Integer.parseInt(database.query(QUOTA).get(0));

        ScannedRepository.Ended first = repository.scan("--format", "json");
        ScannedRepository.Ended second = repository.scan("--format", "json");

        assertThat(second.json().path("findings")).isEqualTo(first.json().path("findings"));
        assertThat(second.json().path("scans").get(0).path("id")).isEqualTo(first.json().path("scans").get(0).path("id"));
        assertThat(second.json().path("scans").get(0).path("replayed").asBoolean()).isTrue();
        List<JsonNode> rows = rows("acme/twice");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).path("replay_of")).isEqualTo(rows.get(0).path("id"));
        assertThat(Integer.parseInt(database.query(QUOTA).get(0)) - before).isEqualTo(1);
    }

    @Test
    void theBytesOfAllSamplesArriveUnchanged() throws Exception {
        ScannedRepository repository = new ScannedRepository(folder, "samples", hub);
        try (Stream<Path> samples = Files.list(SAMPLES)) {
            for (Path sample : samples.filter(Files::isDirectory).sorted().toList()) {
                repository.copy(sample);
            }
        }
        Path sample = repository.folder().resolve("04-npm-v3-workspaces");
        Files.move(sample.resolve("node_modules.sample"), sample.resolve("node_modules"));
        repository.commit();

        ScannedRepository.Ended ended = repository.scan("--on-error", "warn");

        assertThat(ended.out()).contains("broken/package-lock.json was not sent: merge conflict in line 2");
        Map<String, String> sent = sent(rows("acme/samples").get(0));
        assertThat(sent).containsOnlyKeys("01-pnpm-v9/package.json", "01-pnpm-v9/pnpm-lock.yaml",
                "02-yarn-berry/package.json", "02-yarn-berry/yarn.lock", "03-npm-v1/package-lock.json",
                "04-npm-v3-workspaces/apps/web/package.json", "04-npm-v3-workspaces/package-lock.json", "05-uv/pyproject.toml",
                "05-uv/uv.lock", "06-pip-crlf-bom/base/requirements.txt", "06-pip-crlf-bom/requirements-utf16.txt",
                "06-pip-crlf-bom/requirements.txt", "07-bun/bun.lock", "07-bun/bun.lockb",
                "08-gradle/buildscript-gradle.lockfile", "08-gradle/gradle.lockfile", "08-gradle/gradle/libs.versions.toml",
                "09-go-work/a/go.mod", "09-go-work/a/go.sum", "09-go-work/b/go.mod", "10-cargo-workspace/Cargo.lock",
                "10-cargo-workspace/Cargo.toml", "10-cargo-workspace/cli/Cargo.toml", "11-bundler/Gemfile.lock",
                "12-nothing-and-loops/object/package.json");
        assertThat(sent).allSatisfy((path, digest) -> assertThat(digest).as(path).isEqualTo(sha256(repository, path)));
    }

    private static Map<String, String> sent(JsonNode row) {
        Map<String, String> digests = new HashMap<>();
        row.path("payload").path("manifests").forEach(manifest -> digests.put(manifest.path("path").asText(),
                manifest.path("content").path("sha256").asText()));
        return digests;
    }

    private static String sha256(ScannedRepository repository, String path) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(Files.readAllBytes(repository.folder().resolve(path))));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
