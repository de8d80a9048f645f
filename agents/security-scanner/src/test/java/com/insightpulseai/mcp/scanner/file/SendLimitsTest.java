package com.insightpulseai.mcp.scanner.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.scanner.git.TestRepository;

/** Repositories with more than one scan takes. */
class SendLimitsTest {

    private static final FileRules RULES = FileRules.of(ManifestPatterns.packaged());
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    private Path folder;

    private void writeSparse(String path, long size) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 20, 100 })
    void areExceededByOneFile(int mebibytes) throws IOException {
        writeSparse("package-lock.json", (long) mebibytes * MEBIBYTE);
        Files.writeString(folder.resolve("go.mod"), "module a\n");
        TestRepository made = TestRepository.init(folder);
        String message = "The manifests have " + mebibytes
                + ".0 MiB; a scan takes 16 MiB a file and 32 MiB together. The largest: package-lock.json (" + mebibytes
                + ".0 MiB), go.mod (0.0 MiB). Choose parts of the repository with --path, or leave files out with --exclude.";

        assertThatThrownBy(() -> new FileFinder(RULES).inFolder(folder)).isInstanceOf(FileLimitException.class)
                .hasMessage(message);
        String commit = made.commit();
        assertThatThrownBy(() -> new FileFinder(RULES).inWorkTree(made.open())).isInstanceOf(FileLimitException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> new FileFinder(RULES).inCommit(made.open(), commit)).isInstanceOf(FileLimitException.class)
                .hasMessage(message);
    }

    @Test
    void areExceededByFilesTogether() throws IOException {
        writeSparse("a/go.sum", 11L * MEBIBYTE);
        writeSparse("b/go.sum", 11L * MEBIBYTE);
        writeSparse("c/go.sum", 10L * MEBIBYTE);

        assertThat(new FileFinder(RULES).inFolder(folder).files()).hasSize(3);
        writeSparse("d/go.sum", 1);
        assertThatThrownBy(() -> new FileFinder(RULES).inFolder(folder)).isInstanceOf(FileLimitException.class)
                .hasMessageContaining("The largest: a/go.sum (11.0 MiB), b/go.sum (11.0 MiB), c/go.sum (10.0 MiB).");
    }

    @Test
    void areExceededByMoreThanTenThousandFiles() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            Path file = folder.resolve("apps/" + i + "/go.mod");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "module a\n");
        }
        assertThat(new FileFinder(RULES).inFolder(folder).files()).hasSize(10_000);
        Files.writeString(folder.resolve("go.mod"), "module a\n");

        assertThatThrownBy(() -> new FileFinder(RULES).inFolder(folder)).isInstanceOf(FileLimitException.class)
                .hasMessage("10,001 manifests are more than the 10,000 of one scan; apps/ has 10,000."
                        + " Choose parts of the repository with --path, or leave files out with --exclude.");
    }

    @Test
    void areExceededByARequestThatCannotBeCompressed() throws IOException {
        byte[] noise = new byte[5 * MEBIBYTE];
        new Random(1).nextBytes(noise);
        Files.write(folder.resolve("bun.lockb"), noise);
        FileSelection selection = new FileFinder(RULES).inFolder(folder);

        assertThatThrownBy(() -> ManifestEncoding.of(selection.files())).isInstanceOf(FileLimitException.class)
                .hasMessageStartingWith("The manifests have 6.7 MiB in a request, compressed; the server takes 6 MiB."
                        + " The largest: bun.lockb (6.7 MiB).");
    }
}
