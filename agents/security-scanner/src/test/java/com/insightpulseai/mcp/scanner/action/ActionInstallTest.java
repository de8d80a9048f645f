package com.insightpulseai.mcp.scanner.action;

import static com.insightpulseai.mcp.scanner.action.ActionScene.JAR;
import static com.insightpulseai.mcp.scanner.action.ActionScene.NATIVE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the steps need Bash and links to programs")
class ActionInstallTest {

    private static final String JAR_CONTENT = "a jar";

    @TempDir
    Path folder;

    private ActionScene scene;

    @BeforeEach
    void prepare() throws Exception {
        scene = new ActionScene(folder);
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void downloadsTheProgramOnceAndKeepsItForLaterJobs() throws Exception {
        scene.withNative(0);

        JobResult first = scene.run();

        assertThat(first.log()).doesNotContain("::error", "::warning");
        assertThat(first.succeeded()).isTrue();
        assertThat(first.outputs()).containsEntry("verdict", "findings").containsEntry("new", "3").containsEntry("known", "")
                .containsEntry("program", scene.installed("linux-x64", NATIVE).toString());
        assertThat(scene.release.requests()).containsExactly(NATIVE);
        assertThat(scene.runner.cache()).hasSize(1);

        Files.delete(scene.installed("linux-x64", NATIVE));
        JobResult cached = scene.run();
        JobResult installed = scene.run();

        assertThat(cached.names()).contains("Look into the cache");
        assertThat(installed.names()).doesNotContain("Look into the cache");
        assertThat(cached.succeeded() && installed.succeeded()).isTrue();
        assertThat(scene.release.requests()).as("no further download").hasSize(1);
    }

    @Test
    void refusesAnotherFileThanTheTableNamesBeforeAnythingRuns() throws Exception {
        scene.withNative(0);
        scene.release.put(NATIVE, scene.recorder(0).replace("findings", "clean").getBytes(UTF_8));

        JobResult job = scene.run();

        assertThat(job.succeeded()).isFalse();
        assertThat(job.names()).containsExactly("Choose the program", "Look into the cache", "Install the program");
        assertThat(job.step("Install the program").code()).isEqualTo(4);
        assertThat(job.log()).contains("its SHA-256 differs", "nothing was run");
        assertThat(scene.environment()).isEmpty();
        assertThat(scene.installed("linux-x64", NATIVE).getParent()).isEmptyDirectory();
        assertThat(scene.runner.cache()).isEmpty();
    }

    @Test
    void doesNotRunAFileThatWasChangedInTheCache() throws Exception {
        scene.withNative(0).run();
        Files.delete(scene.installed("linux-x64", NATIVE));
        scene.runner.cache().replaceAll((key, value) -> "#!/bin/sh\nexit 1\n".getBytes(UTF_8));

        JobResult job = scene.run();

        assertThat(job.succeeded()).isTrue();
        assertThat(job.log()).contains("::warning", "has another SHA-256", "downloaded anew");
        assertThat(scene.release.requests()).hasSize(2);
    }

    @Test
    void takesTheJarWhereThereIsNoNativeProgram() throws Exception {
        scene.withNative(0).with("java", JAR, JAR_CONTENT);
        scene.runner.set("RUNNER_OS", "macOS").set("RUNNER_ARCH", "ARM64").set("JAVA_HOME", scene.java(11, 0))
                .set("JAVA_HOME_21_arm64", scene.java(21, 1));

        JobResult job = scene.run();

        assertThat(job.step("Run the gate").code()).as("the program's exit code").isEqualTo(1);
        assertThat(Files.readAllLines(scene.arguments())).containsSubsequence("-jar", scene.installed("java", JAR).toString(),
                "github");
        assertThat(scene.release.requests()).containsExactly(JAR);
    }

    @Test
    void readsWindowsPathsAndComputesSumsWithoutGnuPrograms() throws Exception {
        assumeTrue(ProgramFolder.find("shasum").isPresent() && ProgramFolder.find("sha256sum").isPresent());
        scene.withNative(0).programs.remove("sha256sum");
        scene.runner.set("RUNNER_TOOL_CACHE", folder.resolve("tool cache").toString().replace('/', '\\'));

        JobResult job = scene.run();

        assertThat(job.succeeded()).isTrue();
        assertThat(scene.installed("linux-x64", NATIVE)).exists();
    }

    @Test
    void saysThatTheJarNeedsJava() throws Exception {
        scene.with("java", JAR, JAR_CONTENT);
        scene.runner.set("RUNNER_OS", "Windows").set("JAVA_HOME", scene.java(11, 0));

        JobResult job = scene.run();

        assertThat(job.step("Install the program").code()).isEqualTo(4);
        assertThat(job.log()).contains("::error title=Dependency gate::The program for Windows X64 needs Java 17 or newer");
    }

    @Test
    void takesTheJarWhereTheNativeProgramDoesNotStart() throws Exception {
        scene.with("linux-x64", NATIVE, "#!/usr/bin/env bash\necho 'version GLIBC_2.34 not found' >&2; exit 1\n")
                .with("java", JAR, JAR_CONTENT);
        scene.runner.set("JAVA_HOME", scene.java(17, 0));

        JobResult job = scene.run();

        assertThat(job.succeeded()).isTrue();
        assertThat(job.log()).contains("GLIBC_2.34", "::warning title=Dependency gate::The native program does not start");
        assertThat(scene.arguments()).exists();
    }

    @Test
    void hasNoVerdictWhereNothingStarts() throws Exception {
        scene.with("linux-x64", NATIVE, "#!/usr/bin/env bash\nexit 1\n");

        JobResult job = scene.run();

        assertThat(job.step("Install the program").code()).as("1 would read as findings").isEqualTo(4);
        assertThat(job.log()).contains("does not start on this runner");
    }

    @Test
    void saysThatThereIsNoReleaseYet() throws Exception {
        JobResult job = scene.run();

        assertThat(job.names()).containsExactly("Choose the program");
        assertThat(job.step("Choose the program").code()).isEqualTo(4);
        assertThat(job.log()).contains("names no release of the program for Linux X64");
    }

    @Test
    void refusesATableWithAMalformedSum() throws Exception {
        scene.withLine("linux-x64", NATIVE, "c0ffee");

        assertThat(scene.run().log()).contains("malformed SHA-256 for linux-x64");
    }

    @Test
    void installsWithoutAToolCache() throws Exception {
        scene.withNative(0);
        scene.runner.set("RUNNER_TOOL_CACHE", "/proc/none");

        JobResult job = scene.run();

        assertThat(job.succeeded()).isTrue();
        assertThat(job.outputs().get("program")).contains("/temp 1/dependency-gate-tools/");
    }
}
