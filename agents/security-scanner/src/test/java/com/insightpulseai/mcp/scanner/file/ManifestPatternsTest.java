package com.insightpulseai.mcp.scanner.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.sdk.socket.FilesSupportedResult;
import com.insightpulseai.mcp.sdk.socket.SupportedFile;

class ManifestPatternsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "package.json | a/b/Package.JSON", "package.json | package.json", "requirements/*.txt | x/requirements/dev.txt",
            "requirements/*.txt | requirements/dev.txt", "*requirements*.txt | a/dev-requirements-all.txt",
            "*.{csproj,fsproj} | src/App.FsProj", "{*.,}gradle{.lockfile,} | gradle.lockfile",
            "{*.,}gradle{.lockfile,} | buildscript.gradle", "pylock{,.*}.toml | pylock.dev.toml",
            "{bom,c{yclone,}dx[-.]*,*[-.]c{yclone,}dx}.json | a/app-cyclonedx.json", "*[-.]spdx.json | app.spdx.json",
            "{*requirements{.frozen,{[-_]*,}.txt},requirements/*.txt} | requirements_dev.txt", "a/**/b.lock | x/a/b.lock",
            "a/**/b.lock | a/c/d/b.lock", ".socket.facts.json | .socket.facts.json" })
    void matchInAnyFolderAndWithoutRegardToCase(String pattern, String path) {
        assertThat(ManifestPatterns.of(List.of(pattern)).match(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "package.json | package.json/readme", "package.json | my-package.json", "requirements/*.txt | requirements/a/b.txt",
            "requirements/*.txt | my-requirements/a.txt", "*.{csproj,fsproj} | a.vbproj", "*.lock | a.lock/x",
            "pylock{,.*}.toml | pylocks.toml", "*[-.]spdx.json | spdx.json" })
    void matchNothingElse(String pattern, String path) {
        assertThat(ManifestPatterns.of(List.of(pattern)).match(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[", "a[", "\\", "{", "{a,b", "}", "{}", "***", "[[:nothing:]]" })
    void thatAreMalformedMatchNoUsualName(String pattern) {
        ManifestPatterns patterns = ManifestPatterns.of(List.of(pattern, "go.mod"));

        assertThat(patterns.match("a/go.mod")).isTrue();
        assertThat(ManifestPatterns.of(List.of(pattern)).match("a/go.mod")).isEqualTo(pattern.equals("***"));
    }

    @Test
    void thatExplodeAreCut() {
        ManifestPatterns patterns = ManifestPatterns.of(List.of("{a,b}".repeat(40) + ".lock", "{".repeat(400) + "a", "go.mod"));

        assertThat(patterns.match("go.mod")).isTrue();
    }

    @Test
    void arePackagedWithTheirDate() {
        ManifestPatterns packaged = ManifestPatterns.packaged();

        assertThat(packaged.packagedOn()).hasValueSatisfying(date -> assertThat(date).isAfter(LocalDate.of(2026, 1, 1)));
        assertThat(List.of("package.json", "pnpm-lock.yaml", "pnpm-lock.yml", "yarn.lock", "bun.lock", "uv.lock", "pylock.toml",
                "requirements-dev.txt", "requirements.txt", "go.mod", "pom.xml", "build.gradle.kts", "gradle.lockfile",
                "Cargo.lock", "Gemfile.lock", "composer.lock", "App.csproj", "packages.config", "packages.lock.json",
                "bom.xml"))
                .allMatch(packaged::match);
        assertThat(List.of("README.md", "lock.txt", "tsconfig.json", "gradle.properties")).noneMatch(packaged::match);
    }

    @Test
    void ofTheServerAreCompletedWhereItsAnswerWasCut() {
        List<SupportedFile> files = List.of(new SupportedFile("acme", "acme", "acme.lock"));

        ManifestPatterns whole = ManifestPatterns.of(new FilesSupportedResult(files, false, Optional.empty()));
        ManifestPatterns cut = ManifestPatterns.of(new FilesSupportedResult(files, true, Optional.empty()));

        assertThat(whole.match("acme.lock")).isTrue();
        assertThat(whole.match("go.mod")).isFalse();
        assertThat(whole.packagedOn()).isEmpty();
        assertThat(cut.match("acme.lock") && cut.match("go.mod")).isTrue();
        assertThat(cut.packagedOn()).isPresent();
    }

    @Test
    void takeATimeThatIsLinearInTheName() {
        ManifestPatterns patterns = ManifestPatterns.of(List.of("*a".repeat(400) + "b", "{**/,}*".repeat(8) + "x"));
        String path = String.join("/", Collections.nCopies(40, "a".repeat(100)));

        for (int i = 0; i < 20; i++) {
            assertThat(patterns.match(path)).isFalse();
        }
    }
}
