package com.insightpulseai.mcp.scanner.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import com.insightpulseai.mcp.sdk.socket.Manifest;

/** Writes files as the tool {@code socket/scan.repo} takes them, so that the server gets the very bytes. */
public final class ManifestEncoding {

    /** The largest request of a server behind a function URL; the packaged configuration of the tool allows as much. */
    private static final long MOST_REQUEST_BYTES = 6 << 20;
    private static final int OVERHEAD_BYTES = 100;
    private static final int LONGEST_TEXT = 4 << 10;
    private static final int SHORTEST_TO_COMPRESS = 1 << 10;

    private ManifestEncoding() {
    }

    /**
     * Writes files for one request.
     *
     * @throws FileLimitException if the request would have more than 6 MiB, although it is compressed
     */
    public static List<Manifest> of(Collection<SelectedFile> files) {
        List<Manifest> manifests = new ArrayList<>();
        SendLimits sizes = new SendLimits();
        long total = 0;
        for (SelectedFile file : files) {
            Manifest manifest = of(file);
            manifests.add(manifest);
            sizes.count(file.path(), manifest.content().length());
            total += OVERHEAD_BYTES + file.path().length() + manifest.content().length();
        }
        if (total > MOST_REQUEST_BYTES) {
            throw sizes.requestTooLarge(total);
        }
        return manifests;
    }

    /** Writes one file: a short and plain text as it is, all others in base64, compressed where that makes them smaller. */
    public static Manifest of(SelectedFile file) {
        byte[] content = file.content();
        if (content.length <= LONGEST_TEXT && isPlainText(content)) {
            return Manifest.builder().path(file.path()).content(new String(content, StandardCharsets.UTF_8)).build();
        }
        byte[] compressed = content.length < SHORTEST_TO_COMPRESS ? content : compressed(content);
        boolean isSmaller = compressed.length < content.length;
        return Manifest.builder().path(file.path())
                .content(Base64.getEncoder().encodeToString(isSmaller ? compressed : content))
                .encoding(isSmaller ? Manifest.Encoding.GZIP : Manifest.Encoding.BASE64)
                .build();
    }

    /**
     * Says whether nothing on the way could change a text: UTF-8 without a byte order mark, without controls but LF and tab.
     */
    private static boolean isPlainText(byte[] content) {
        for (byte value : content) {
            if (value >= 0 && value < ' ' && value != '\n' && value != '\t' || value == 0x7f) {
                return false;
            }
        }
        return Utf8.decode(content).filter(text -> text.getBytes(StandardCharsets.UTF_8).length == content.length).isPresent();
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }
}
