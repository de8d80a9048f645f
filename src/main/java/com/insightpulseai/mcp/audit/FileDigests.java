package com.insightpulseai.mcp.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Map;

import com.insightpulseai.mcp.platform.Sha256Stream;
import com.insightpulseai.mcp.tool.EncodedFile;

/** Digests the files of one input, each once, although a long input is written twice. Not safe for concurrent use. */
final class FileDigests {

    /**
     * The size and SHA-256 of a file.
     *
     * @param encoded true if they are those of the text as it was sent, because it was not decoded
     */
    record Digest(long bytes, String sha256, boolean encoded) {
    }

    private final boolean decodes;
    private final Map<EncodedFile, Digest> known = new IdentityHashMap<>();

    /** @param decodes false for an input whose files are not bounded */
    FileDigests(boolean decodes) {
        this.decodes = decodes;
    }

    /** @param owner the object that has the content as a field */
    Digest of(Object owner, String content) {
        return owner instanceof EncodedFile file
                ? known.computeIfAbsent(file, unknown -> digest(unknown, content))
                : text(content, false);
    }

    private Digest digest(EncodedFile file, String content) {
        if (file.holdsPlainText() || !decodes) {
            return text(content, !file.holdsPlainText());
        }
        Sha256Stream digest = new Sha256Stream();
        try (InputStream decoded = file.open()) {
            decoded.transferTo(digest);
        } catch (IOException e) {
            return text(content, true);
        }
        return new Digest(digest.bytes(), digest.hex(), false);
    }

    private static Digest text(String content, boolean encoded) {
        Sha256Stream digest = new Sha256Stream();
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        digest.write(bytes, 0, bytes.length);
        return new Digest(digest.bytes(), digest.hex(), encoded);
    }
}
