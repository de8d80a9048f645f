package com.insightpulseai.mcp.scanner.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.scanner.file.FileFinder;
import com.insightpulseai.mcp.scanner.file.FileRules;
import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.file.ManifestPatterns;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.ManifestPosition;

class ManifestLinesTest {

    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    private Path folder;

    private ManifestLinesTest write(String path, String content) throws IOException {
        return write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    private ManifestLinesTest write(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    private FileSelection selection() {
        return new FileFinder(FileRules.of(ManifestPatterns.packaged())).inFolder(folder);
    }

    private Optional<Place> place(Finding finding) {
        return new ManifestLines(selection(), List.of(finding)).place(finding);
    }

    private int line(String manifest, String ecosystem, String name, String version) {
        return place(TestFindings.in(manifest, ecosystem, name, version, false)).orElseThrow().line();
    }

    @ParameterizedTest
    @CsvSource({ "0, 1", "1, 1", "2, 2", "5, 4", "6, 4" })
    void areThoseOfThePositionsThatTheServerNames(int offset, int line) throws IOException {
        write("go.sum", "a\nb\n\ncd");
        Finding finding = TestFindings.of("golang", "a", "v1", true, List.of("go.sum"),
                List.of(new ManifestPosition("other", 0, 1), new ManifestPosition("go.sum", offset, offset + 1)));

        assertThat(place(finding)).contains(new Place("go.sum", line));
    }

    @ParameterizedTest
    @ValueSource(longs = { -1, 7, Long.MAX_VALUE })
    void areNotThoseOfPositionsOutsideTheFile(long offset) throws IOException {
        write("go.sum", "x\nb v1 h1:0\n");
        Finding finding = TestFindings.of("golang", "b", "v1", true, List.of("go.sum"),
                List.of(new ManifestPosition("go.sum", offset == 7 ? 12 : offset, 20)));

        assertThat(place(finding)).contains(new Place("go.sum", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = { "UTF-16LE", "UTF-16BE" })
    void countLineFeedsAndNotHalvesOfCharacters(String charset) throws IOException {
        byte[] content = "\uFEFF# \u0a0a \u0a41 \u410a\nname\n".getBytes(Charset.forName(charset));
        write("requirements.txt", content);
        Finding finding = TestFindings.of("pypi", "x", "", true, List.of("requirements.txt"),
                List.of(new ManifestPosition("requirements.txt", content.length - 4, content.length)));

        assertThat(place(finding)).contains(new Place("requirements.txt", 2));
        assertThat(line("requirements.txt", "pypi", "name", "")).isEqualTo(2);
    }

    @Test
    void areThoseOfTheFirstManifestThatNamesThePackage() throws IOException {
        write("a/package.json", "{}").write("b/package.json", "{\n \"dependencies\": {\n \"left\": \"1\" } }");

        assertThat(place(TestFindings.of("npm", "left", "1.0.0", true,
                List.of("not/sent.lock", "a/package.json", "b/package.json"), List.of())))
                .contains(new Place("b/package.json", 3));
    }

    @Test
    void areInAManifestOfTheEcosystemWhereTheServerNamesNone() throws IOException {
        write("a/go.mod", "module a\n").write("b/package.json", "{\n}").write("c/requirements.txt", "x\ny==1\n");

        assertThat(place(TestFindings.of("npm", "left", "1.0.0", true, List.of(), List.of())))
                .contains(new Place("b/package.json", 1));
        assertThat(place(TestFindings.of("pypi", "y", "1", true, List.of("gone.txt"), List.of())))
                .contains(new Place("c/requirements.txt", 2));
        assertThat(place(TestFindings.of("hex", "left", "1.0.0", true, List.of(), List.of())))
                .contains(new Place("a/go.mod", 1));
    }

    @Test
    void areNoneWithoutAnyManifest() {
        assertThat(place(TestFindings.of("npm", "left", "1.0.0", true, List.of("package.json"), List.of()))).isEmpty();
    }

    @Test
    void ofPackageJsonAreBelowDependenciesOnly() throws IOException {
        write("package.json", """
                { "name": "test",
                  "scripts": { "test": "test" },
                  "peerDependencies": {
                    "test": "1" },
                  "bundledDependencies": [
                    "lib"
                  ],
                  "description": "other" }
                """);

        assertThat(line("package.json", "npm", "test", "")).isEqualTo(4);
        assertThat(line("package.json", "npm", "lib", "")).isEqualTo(6);
        assertThat(line("package.json", "npm", "other", "")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({ "@acme/core, 1.0.0, 5", "core, 2.0.0, 9", "real, 3.0.0, 3", "deep, 1.0.0_x, 11" })
    void ofPnpmsOlderFilesAreFound(String name, String version, int line) throws IOException {
        write("pnpm-lock.yaml", """
                lockfileVersion: 5.4
                dependencies:
                  alias: /real/3.0.0
                devDependencies:
                  '@acme/core': 1.0.0_peer@2.0.0
                packages:
                  /@acme/core/1.0.0_peer@2.0.0:
                    dev: true
                  /core@2.0.0(a@1.0.0):
                    dev: true
                  ? /deep/1.0.0_x
                  : dev: true
                """);

        assertThat(place(TestFindings.in("pnpm-lock.yaml", "npm", name, version, true)))
                .contains(new Place("pnpm-lock.yaml", line));
    }

    @Test
    void ofYarnsFirstVersionAreThoseOfTheEntries() throws IOException {
        write("yarn.lock", """
                # yarn lockfile v1


                a@^1.0.0, "a@>=1 <3":
                  version "1.2.0"
                  dependencies:
                    "@acme/b" "^2.0.0"

                "@acme/b@^2.0.0", x@npm:@acme/b@2:
                  version "2.0.0"

                a@^4.0.0:
                  version "4.0.0"
                """);

        assertThat(line("yarn.lock", "npm", "@acme/b", "2.0.0")).isEqualTo(9);
        assertThat(line("yarn.lock", "npm", "a", "1.2.0")).isEqualTo(4);
        assertThat(line("yarn.lock", "npm", "a", "4.0.0")).isEqualTo(12);
    }

    @Test
    void ofOtherLockFilesInJsonAreThoseOfTheEntries() throws IOException {
        write("composer.lock", """
                { "packages": [
                  { "name": "acme/a", "version": "1.0", "require": { "acme/b": "^1" } },
                  { "name": "acme/b", "version": "1.5" }
                ] }
                """).write("packages.lock.json", """
                { "version": 1, "dependencies": { "net8.0": {
                  "Acme.A": { "resolved": "1.0.0", "dependencies": { "Acme.B": "2.0.0" } },
                  "Acme.B": { "resolved": "2.0.0" }
                } } }
                """).write("Pipfile.lock", """
                { "_meta": { "sources": [ { "name": "pypi" } ] },
                  "default": {
                    "Py_Pi": { "version": "==1.0" } },
                  "develop": {
                    "py-pi": { "version": "==2.0" } } }
                """);

        assertThat(line("composer.lock", "composer", "acme/b", "1.5")).isEqualTo(3);
        assertThat(line("packages.lock.json", "nuget", "acme.b", "2.0.0")).isEqualTo(3);
        assertThat(line("Pipfile.lock", "pypi", "py.pi", "2.0")).isEqualTo(5);
        assertThat(line("Pipfile.lock", "pypi", "pypi", "")).isEqualTo(1);
    }

    @Test
    void ofPomsAreThoseOfTheArtifactInItsGroup() throws IOException {
        write("pom.xml", """
                <project>
                  <groupId>com.example</groupId><artifactId>core</artifactId>
                  <!-- <dependency><groupId>com.example</groupId><artifactId>core</artifactId></dependency> -->
                  <dependencies>
                    <dependency>
                      <groupId>org.other</groupId>
                      <artifactId>core</artifactId>
                      <exclusions><exclusion><groupId>com.example</groupId><artifactId>x</artifactId></exclusion></exclusions>
                    </dependency>
                    <dependency><groupId>com.example</groupId>
                      <artifactId>core</artifactId><version>1</version></dependency>
                  </dependencies>
                </project>
                """);

        assertThat(line("pom.xml", "maven", "com.example/core", "1")).isEqualTo(11);
        assertThat(line("pom.xml", "maven", "org.other/core", "1")).isEqualTo(7);
    }

    @Test
    void ofFilesInUnknownFormatsAreThoseOfWholeTokens() throws IOException {
        write("build.gradle", """
                // core and example
                implementation 'com.example:core-extra:1'
                implementation "com.example:core:1.0"
                """).write("Gemfile", "gem 'rails-html'\ngem \"rails\", '~> 7'\n");

        assertThat(line("build.gradle", "maven", "com.example/core", "1.0")).isEqualTo(3);
        assertThat(line("Gemfile", "gem", "rails", "7.0")).isEqualTo(2);
    }

    @Test
    void ofMalformedFilesAreStillLines() throws IOException {
        write("package-lock.json", "{{[\"}\n\"left\": \n").write("bun.lock", "[".repeat(5_000) + "\n\"left\"")
                .write("pom.xml", "<a\n<b").write("yarn.lock", "\"\n:\n left@1")
                .write("pnpm-lock.yaml", "packages:\n  '\n  left@1:\n");

        assertThat(line("package-lock.json", "npm", "left", "")).isEqualTo(2);
        assertThat(line("bun.lock", "npm", "left", "")).isEqualTo(2);
        assertThat(line("pom.xml", "maven", "a/b", "")).isEqualTo(1);
        assertThat(line("yarn.lock", "npm", "left", "")).isEqualTo(3);
        assertThat(line("pnpm-lock.yaml", "npm", "left", "1")).isEqualTo(3);
    }

    @Test
    void ofManyFindingsInALargeFileAreFoundInOneWalk() throws IOException {
        StringBuilder lock = new StringBuilder("{ \"lockfileVersion\": 3, \"packages\": {\n");
        List<Finding> findings = new ArrayList<>();
        int packages = 0;
        for (; lock.length() < 8 * MEBIBYTE; packages++) {
            lock.append("\"node_modules/@acme/package-").append(packages).append("\": { \"version\": \"1.0.").append(packages)
                    .append("\", \"resolved\": \"https://packages.example.com/package-").append(packages)
                    .append(".tgz\", \"integrity\": \"sha512-").append("A".repeat(86)).append("==\" },\n");
        }
        write("package-lock.json", lock.append("} }").toString());
        for (int i = 0; i < 25_000; i++) {
            findings.add(TestFindings.in("package-lock.json", "npm", "@acme/package-" + i, "1.0." + i, false));
        }
        FileSelection selection = selection();
        long start = System.nanoTime();

        ManifestLines lines = new ManifestLines(selection, findings);

        for (int i = 0; i < findings.size(); i++) {
            assertThat(lines.place(findings.get(i)).orElseThrow().line()).isEqualTo(i + 2);
        }
        assertThat(packages).isGreaterThan(30_000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a:", "a/", "@", "a@", "\"", "\\", "{", "[", "<", "(", "a a", "'", "_/", "[[package]]\n", "a\n" })
    void ofHostileFilesAreFoundInALinearTime(String piece) throws IOException {
        String content = piece.repeat(MEBIBYTE / 8 / piece.length());
        long start = System.nanoTime();
        for (String name : List.of("package.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "uv.lock",
                "requirements.txt", "go.mod", "pom.xml", "Gemfile.lock", "gradle.lockfile", "composer.lock", "build.gradle")) {
            write(name, content);
            assertThat(line(name, "npm", "left", "1.0.0")).isEqualTo(1);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
