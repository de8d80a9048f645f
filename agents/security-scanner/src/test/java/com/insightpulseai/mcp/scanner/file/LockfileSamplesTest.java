package com.insightpulseai.mcp.scanner.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.insightpulseai.mcp.scanner.file.MergeConflictException.Conflict;
import com.insightpulseai.mcp.scanner.git.TestRepository;
import com.insightpulseai.mcp.sdk.socket.Manifest;

/** The files of the samples that are sent, in each form of a repository. */
class LockfileSamplesTest {

    /** Has path, encoding in the request, and SHA-256 of each sample that is sent. */
    private static final String SENT = "sent-samples.txt";

    private static final FileRules RULES = FileRules.of(ManifestPatterns.packaged());

    @TempDir
    private Path folder;

    private enum Form {
        WORK_TREE_UNTRACKED,
        WORK_TREE,
        COMMIT,
        FOLDER
    }

    private FileSelection find(Form form, FileRules rules) throws IOException {
        FileFinder finder = new FileFinder(rules);
        if (form == Form.FOLDER) {
            return finder.inFolder(folder);
        }
        TestRepository repository = TestRepository.init(folder);
        if (form == Form.WORK_TREE_UNTRACKED) {
            return finder.inWorkTree(repository.open());
        }
        String commit = repository.commit();
        return form == Form.WORK_TREE ? finder.inWorkTree(repository.open()) : finder.inCommit(repository.open(), commit);
    }

    @ParameterizedTest
    @EnumSource
    void areSentByteForByteAndInTheirOrder(Form form) throws Exception {
        LockfileSamples.copy("", folder);

        FileSelection selection = find(form, RULES.skippingConflicts(true));

        try (InputStream sent = getClass().getResourceAsStream(SENT)) {
            assertThat(selection.files()).map(LockfileSamplesTest::row).containsExactlyElementsOf(
                    new String(sent.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
        assertThat(selection.skipped()).containsExactly(
                new SkippedFile("12-nothing-and-loops/broken/package-lock.json", "merge conflict in line 2", true),
                new SkippedFile("12-nothing-and-loops/empty/package.json", "empty"));
        assertThat(selection.unsupported()).isEmpty();
    }

    /** The digest is that of the bytes which the server decodes. */
    private static String row(SelectedFile file) {
        try {
            Manifest manifest = ManifestEncoding.of(file);
            String encoding = manifest.encoding().map(Manifest.Encoding::word).orElse("utf-8");
            byte[] decoded = switch (encoding) {
                case "utf-8" -> manifest.content().getBytes(StandardCharsets.UTF_8);
                case "base64" -> Base64.getDecoder().decode(manifest.content());
                default -> inflated(Base64.getDecoder().decode(manifest.content()));
            };
            String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(decoded));
            assertThat(file.sha256()).isEqualTo(digest);
            return file.path() + ' ' + encoding + ' ' + digest;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] inflated(byte[] content) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return gzip.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedWithAMergeConflictThatIsNamed(Form form) throws IOException {
        LockfileSamples.copy("", folder);

        assertThatThrownBy(() -> find(form, RULES)).isInstanceOfSatisfying(MergeConflictException.class,
                conflict -> assertThat(conflict.conflicts())
                        .containsExactly(new Conflict("12-nothing-and-loops/broken/package-lock.json", 2)))
                .hasMessage("A merge conflict is not resolved in 12-nothing-and-loops/broken/package-lock.json:2.");
    }

    @ParameterizedTest
    @EnumSource
    void belowNodeModulesAreNotSentUnlessAskedFor(Form form) throws IOException {
        LockfileSamples.copy("04-npm-v3-workspaces", folder);
        Files.move(folder.resolve("node_modules.sample"), folder.resolve("node_modules"));

        FileSelection selection = find(form, RULES);
        FileSelection vendored = find(form, RULES.includingVendored(true));

        assertThat(selection.files()).extracting(SelectedFile::path).containsExactly("apps/web/package.json",
                "package-lock.json");
        assertThat(selection.skipped())
                .containsExactly(new SkippedFile("node_modules/", "1 manifest, vendored; --include-vendored sends it"));
        assertThat(vendored.files()).extracting(SelectedFile::path)
                .containsExactly("apps/web/package.json", "node_modules/some-dep/yarn.lock", "package-lock.json");
    }

    @Test
    void thatTheServersListLacksAreNamed() throws IOException {
        LockfileSamples.copy("08-gradle", folder);

        FileSelection selection = find(Form.FOLDER, FileRules.of(ManifestPatterns.of(List.of("package.json"))));

        assertThat(selection.files()).isEmpty();
        assertThat(selection.unsupported()).containsExactly("buildscript-gradle.lockfile", "gradle.lockfile");
        assertThat(selection.patternsFrom()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void areNotChangedByBeingRead(Form form) throws IOException {
        LockfileSamples.copy("09-go-work", folder);
        List<String> before = listing();

        find(form, RULES);

        assertThat(listing()).isEqualTo(before);
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !folder.relativize(path).startsWith(".git") && Files.isRegularFile(path)).sorted()
                    .map(path -> {
                        try {
                            return path + " " + Files.getLastModifiedTime(path) + ' ' + Files.size(path);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    }).toList();
        }
    }
}
