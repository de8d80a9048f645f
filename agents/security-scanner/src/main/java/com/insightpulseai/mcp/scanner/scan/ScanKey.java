package com.insightpulseai.mcp.scanner.scan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import com.insightpulseai.mcp.scanner.file.SelectedFile;
import com.insightpulseai.mcp.sdk.socket.Manifest;

/**
 * The idempotency key of a scan: a digest of the repository, its state and its files. The same scan again, such as a job that
 * is run again, gets the result of the first one for 24 hours.
 */
final class ScanKey {

    private static final String PREFIX = "scan-";

    private ScanKey() {
    }

    static String of(ScanSubject subject, List<SelectedFile> files) {
        MessageDigest digest = digestOf(subject);
        files.stream().sorted(Comparator.comparing(SelectedFile::path)).forEach(file -> {
            add(digest, file.path());
            add(digest, file.sha256());
        });
        return PREFIX + HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Returns the key of the same scan as it is sent. Compression may differ from one build of this program to another, and the
     * server refuses a key that came with other bytes.
     */
    static String ofRequest(ScanSubject subject, List<Manifest> manifests) {
        MessageDigest digest = digestOf(subject);
        manifests.stream().sorted(Comparator.comparing(Manifest::path)).forEach(manifest -> {
            add(digest, manifest.path());
            add(digest, manifest.content());
        });
        return PREFIX + HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digestOf(ScanSubject subject) {
        MessageDigest digest = ContentDigest.begin();
        add(digest, subject.nameAtServer());
        add(digest, subject.branch().orElse(""));
        add(digest, subject.commit().orElse(""));
        add(digest, subject.pullRequest().map(String::valueOf).orElse(""));
        return digest;
    }

    /** The length before each text keeps two lists of texts apart whose characters are the same. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
