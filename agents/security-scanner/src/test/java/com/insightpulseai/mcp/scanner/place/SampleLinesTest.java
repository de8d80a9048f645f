package com.insightpulseai.mcp.scanner.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.scanner.file.FileFinder;
import com.insightpulseai.mcp.scanner.file.FileRules;
import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.file.LockfileSamples;
import com.insightpulseai.mcp.scanner.file.ManifestPatterns;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;
import com.insightpulseai.mcp.sdk.socket.Finding;

/** The lines on which findings in the samples are shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleLinesTest {

    private FileSelection samples;

    @BeforeAll
    void findSamples(@TempDir Path folder) throws IOException {
        LockfileSamples.copy("", folder);
        samples = new FileFinder(FileRules.of(ManifestPatterns.packaged()).skippingConflicts(true)).inFolder(folder);
    }

    @ParameterizedTest
    @CsvSource({
            // A direct package where the project names it, any other one where it has its entry.
            "01-pnpm-v9/pnpm-lock.yaml, npm, evil-test-package, 1.0.0, true, 14",
            "01-pnpm-v9/pnpm-lock.yaml, npm, evil-test-package, 1.0.0, false, 20",
            "01-pnpm-v9/pnpm-lock.yaml, npm, sandbox-http-client, 0.9.4, false, 25",
            "01-pnpm-v9/package.json, npm, evil-test-package, 1.0.0, true, 4",
            // The dependency is called engine; its entry names the package.
            "02-yarn-berry/yarn.lock, npm, sandbox-template-engine, 2.3.1, true, 16",
            "02-yarn-berry/yarn.lock, npm, fsevents, 2.3.3, false, 23",
            "02-yarn-berry/package.json, npm, sandbox-template-engine, 2.3.1, true, 5",
            // The nested entry, not the requirement above it.
            "03-npm-v1/package-lock.json, npm, evil-test-package, 1.0.0, false, 11",
            "03-npm-v1/package-lock.json, npm, from-git, '', true, 14",
            "04-npm-v3-workspaces/package-lock.json, npm, sandbox-http-client, 0.9.4, true, 9",
            "04-npm-v3-workspaces/package-lock.json, npm, evil-test-package, 1.0.0, false, 10",
            "04-npm-v3-workspaces/apps/web/package.json, npm, sandbox-http-client, 0.9.4, true, 1",
            // Two versions are two lines.
            "05-uv/uv.lock, pypi, evil-test-wheel, 1.0.0, true, 16",
            "05-uv/uv.lock, pypi, evil-test-wheel, 1.1.0, true, 27",
            "05-uv/pyproject.toml, pypi, evil-test-wheel, 1.0.0, true, 5",
            // Names of Python are compared in their normal form, whatever the line ends and the encoding.
            "06-pip-crlf-bom/requirements.txt, pypi, evil-test-wheel, 1.0.0, true, 4",
            "06-pip-crlf-bom/base/requirements.txt, pypi, evil-test-wheel, 1.0.0, true, 1",
            "06-pip-crlf-bom/requirements-utf16.txt, pypi, evil-test-wheel, 1.0.0, true, 1",
            "07-bun/bun.lock, npm, evil-test-package, 1.0.0, true, 7",
            "07-bun/bun.lock, npm, sandbox-http-client, 0.9.4, false, 12",
            "07-bun/bun.lockb, npm, evil-test-package, 1.0.0, true, 1",
            "08-gradle/gradle.lockfile, maven, com.example:core, 1.4.2, false, 4",
            "08-gradle/gradle.lockfile, maven, com.example/core, 1.4.1, false, 5",
            "08-gradle/gradle.lockfile, maven, org.example.long-group/artifact.with.dots, 2.0-rc.1+build.5, false, 6",
            "08-gradle/gradle/libs.versions.toml, maven, com.example/core, 1.4.2, true, 5",
            // A module's name is not that of its second major version.
            "09-go-work/a/go.mod, golang, example.com/lib, v1.2.0, true, 6",
            "09-go-work/a/go.mod, golang, example.com/lib/v2, v2.0.1+incompatible, false, 7",
            "09-go-work/a/go.sum, golang, example.com/lib, v1.2.0, true, 1",
            "10-cargo-workspace/Cargo.lock, cargo, sandbox-crate, 1.0.7, true, 14",
            "10-cargo-workspace/Cargo.lock, cargo, sandbox-crate, 2.1.0, true, 20",
            "10-cargo-workspace/Cargo.toml, cargo, sandbox-crate, 2.1.0, true, 6",
            "10-cargo-workspace/cli/Cargo.toml, cargo, sandbox-crate, 1.0.7, true, 6",
            // Variants for platforms are one version.
            "11-bundler/Gemfile.lock, gem, gem-b, 1.2.0, true, 17",
            "11-bundler/Gemfile.lock, gem, gem-a, 0.3.0, true, 6",
            "12-nothing-and-loops/object/package.json, npm, evil-test-package, 1.0.0, true, 1" })
    void areThoseThatNameThePackage(String manifest, String ecosystem, String name, String version, boolean isDirect,
            int line) {
        Finding finding = TestFindings.in(manifest, ecosystem, name, version, isDirect);

        assertThat(new ManifestLines(samples, List.of(finding)).place(finding)).contains(new Place(manifest, line));
    }
}
