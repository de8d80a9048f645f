package com.insightpulseai.mcp.functions.socket.scanrepo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.functions.socket.scanrepo.ScanRepoInput.Manifest;
import com.sun.management.ThreadMXBean;

/** Files that are sent as base64 of gzip. */
class CompressedManifestTest {

    private static final int MAX_FILE = (int) ConsistentScanValidator.MAX_FILE_BYTES;
    private static final String TOO_LARGE = "manifests[%d].content must be at most 16 MiB (16777216 bytes), decoded";
    private static final String TOO_LARGE_TOGETHER = "manifests must be at most 32 MiB (33554432 bytes) together, decoded";
    private static final String NO_GZIP = "manifests[0].content must be base64 of gzip";

    private static ValidatorFactory factory;
    private static Validator validator;

    @BeforeAll
    static void open() {
        factory = Validation.buildDefaultValidatorFactory();
        validator = factory.getValidator();
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @Test
    void isInflatedForTheUpload() throws IOException {
        byte[] content = { 0, -1, 'a', '\r', '\n' };
        Manifest manifest = manifest("a", gzip(content));

        assertThat(violations(manifest)).isEmpty();
        assertThat(manifest.toFile().content()).isEqualTo(content);
    }

    @Test
    void mayConsistOfSeveralMembersAsGzipAllows() throws IOException {
        byte[] members = joined(gzip("one ".getBytes(UTF_8)), gzip(new byte[0]), gzip("two".getBytes(UTF_8)));

        assertThat(manifest("a", members).toFile().content()).asString(UTF_8).isEqualTo("one two");
    }

    @Test
    void makesTheInputOneThatExpands() throws IOException {
        assertThat(input(manifest("a", gzip(new byte[1]))).expands()).isTrue();
        assertThat(input(new Manifest("a", "", "base64"), new Manifest("b", "", null)).expands()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "***", "aGVsbG8=", "H4sI", "H4sIAAAAAAAA/w==", "H4sIAAAAAAAAAwMA" })
    void isRefusedWhereItIsNone(String content) {
        assertThat(violations(new Manifest("a", content, "gzip"))).containsExactly(NO_GZIP);
    }

    @Test
    void isRefusedWhereItsChecksumIsWrong() throws IOException {
        byte[] damaged = gzip("content".getBytes(UTF_8));
        damaged[damaged.length - 8] ^= 1;

        assertThat(violations(manifest("a", damaged))).containsExactly(NO_GZIP);
    }

    @Test
    void mayInflateToTheLimitsAndNoFurther() throws IOException {
        byte[] most = gzip(new byte[MAX_FILE]);

        assertThat(violations(manifest("a", most), manifest("b", most))).isEmpty();
        assertThat(violations(manifest("a", gzip(new byte[MAX_FILE + 1])))).containsExactly(TOO_LARGE.formatted(0));
        assertThat(violations(manifest("a", most), manifest("b", most), manifest("c", gzip(new byte[1]))))
                .containsExactly(TOO_LARGE_TOGETHER);
    }

    @Test
    void isNotReadBeyondTheLimit() throws IOException {
        byte[] whole = gzip(new byte[MAX_FILE + (1 << 20)]);
        byte[] cut = Arrays.copyOf(whole, whole.length - 100);

        assertThat(violations(manifest("a", cut))).as("whose end would be missed").containsExactly(TOO_LARGE.formatted(0));
    }

    @Test
    void costsNoMemoryAsABombOfAGibibyte() throws IOException {
        byte[] member = gzip(new byte[MAX_FILE]);
        byte[] bomb = joined(Collections.nCopies(64, member).toArray(byte[][]::new));
        ScanRepoInput input = input(manifest("a", bomb));
        violations(input);

        long before = allocated();
        assertThat(violations(input)).containsExactly(TOO_LARGE.formatted(0));

        assertThat(allocated() - before).isLessThan(MAX_FILE / 4);
    }

    @Test
    void costsNoMoreHoweverManyBombsThereAre() throws IOException {
        byte[] bomb = gzip(new byte[MAX_FILE + 1]);
        Manifest[] bombs = new Manifest[1_000];
        Arrays.setAll(bombs, i -> manifest("a" + i, bomb));

        assertThat(violations(bombs)).containsExactlyInAnyOrder(TOO_LARGE.formatted(0), TOO_LARGE_TOGETHER);
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        }
        return compressed.toByteArray();
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private static Manifest manifest(String path, byte[] compressed) {
        return new Manifest(path, Base64.getEncoder().encodeToString(compressed), "gzip");
    }

    private static ScanRepoInput input(Manifest... manifests) {
        return new ScanRepoInput("web", null, null, null, List.of(manifests), null, false);
    }

    private static List<String> violations(Manifest... manifests) {
        return violations(input(manifests));
    }

    private static List<String> violations(ScanRepoInput input) {
        return validator.validate(input).stream()
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage()).toList();
    }
}
