package com.insightpulseai.mcp.scanner.action;

import static com.insightpulseai.mcp.scanner.action.ActionScene.NATIVE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the steps need Bash and links to programs")
class ActionDownloadTest {

    private static final String INSTALL = "Install the program";

    @TempDir
    Path folder;

    private ActionScene scene;

    @BeforeEach
    void prepare() throws Exception {
        scene = new ActionScene(folder).withNative(0);
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    @Test
    void triesAgainWhereTheServerIsBusy() throws Exception {
        scene.release.fail(503, 429);

        JobResult job = scene.run();

        assertThat(job.succeeded()).isTrue();
        assertThat(scene.release.requests()).hasSize(3);
        assertThat(job.log()).containsSubsequence("pause 1", "pause 3");
    }

    @Test
    void givesUpAfterThreeTries() throws Exception {
        scene.release.fail(500, 502, 503, 504);

        JobResult job = scene.run();

        assertThat(job.step(INSTALL).code()).isEqualTo(4);
        assertThat(scene.release.requests()).hasSize(3);
        assertThat(job.log()).contains(NATIVE + " could not be downloaded from " + scene.release.address());
    }

    @Test
    void asksOnceForAFileThatIsMissing() throws Exception {
        scene.release.fail(404);

        assertThat(scene.run().step(INSTALL).code()).isEqualTo(4);
        assertThat(scene.release.requests()).hasSize(1);
    }

    @Test
    void takesTheFilesOfAMirrorWithTheSumsOfTheTable() throws Exception {
        try (ReleaseServer mirror = new ReleaseServer()) {
            mirror.put(NATIVE, scene.recorder(0).getBytes(UTF_8));

            assertThat(scene.run(Map.of("download-url", mirror.address() + "/")).succeeded()).isTrue();

            assertThat(mirror.requests()).containsExactly(NATIVE);
            assertThat(scene.release.requests()).isEmpty();
        }
    }

    @Test
    void takesTheFilesOfAFolder() throws Exception {
        Path files = Files.createDirectories(folder.resolve("mirror"));
        Files.writeString(files.resolve(NATIVE), scene.recorder(0));

        assertThat(scene.run(Map.of("download-url", "file://" + files)).succeeded()).isTrue();
        assertThat(scene.release.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "http://mirror.example.com/files, must begin with https://",
            "ftp://mirror.example.com, must begin with https://",
            "-o/etc/passwd, must begin with https://",
            "https://user:secret@mirror.example.com, must not contain a user",
            "https://mirror.example.com/a b, has a space",
            "'https://mirror.example.com/\n::add-mask::x', has a space or a control character" })
    void refusesOtherAddresses(String address, String complaint) throws Exception {
        JobResult job = scene.run(Map.of("download-url", address));

        assertThat(job.step(INSTALL).code()).isEqualTo(2);
        assertThat(job.log()).contains("::error title=Dependency gate::The input download-url " + complaint)
                .doesNotContain("secret");
        assertThat(scene.environment()).isEmpty();
    }

    @Test
    void verifiesTheAttestationWhereItIsAskedTo() throws Exception {
        scene.programs.add("gh", "printf '%s\\n' \"$GH_HOST $*\"");
        Map<String, String> asked = Map.of("verify-attestation", "true");

        assertThat(scene.run(asked).log()).contains("attestation verify " + scene.installed("linux-x64", NATIVE),
                "--signer-workflow", "/.github/workflows/release.yml");

        scene.programs.add("gh", "exit 1");
        JobResult refused = scene.run(asked);

        assertThat(refused.step(INSTALL).code()).isEqualTo(4);
        assertThat(refused.log()).contains("has no attestation");
        assertThat(scene.installed("linux-x64", NATIVE)).doesNotExist();
    }

    @Test
    void verifiesNothingWithoutTheProgramForIt() throws Exception {
        assertThat(scene.run(Map.of("verify-attestation", "true")).log()).contains("Needs the program gh");
        assertThat(scene.run(Map.of("verify-attestation", "yes")).step(INSTALL).code()).isEqualTo(2);
        assertThat(scene.environment()).isEmpty();
    }
}
