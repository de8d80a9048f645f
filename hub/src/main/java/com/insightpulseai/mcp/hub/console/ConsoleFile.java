package com.insightpulseai.mcp.hub.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

import com.insightpulseai.mcp.console.ConsoleHeaders;

/**
 * A static file of the console.
 *
 * @param gzipped the same content, compressed
 */
record ConsoleFile(String contentType, String cacheControl, byte[] content, byte[] gzipped) {

    private static final String ROOT = "/console/";
    private static final String ASSETS = "assets/";
    private static final String PAGE = "index.html";
    private static final Map<String, String> CONTENT_TYPES = Map.of("js", "text/javascript; charset=utf-8", "css",
            "text/css; charset=utf-8");

    /** Returns the page, which shows each path of the console. */
    static ConsoleFile page() {
        return read(PAGE, "text/html; charset=utf-8", ConsoleHeaders.PAGE_CACHE_CONTROL)
                .orElseThrow(() -> new IllegalStateException("the console's page is not on the class path"));
    }

    /**
     * Reads a script or style.
     *
     * @param path below {@code /console/}, from a client
     * @return empty for all other files
     */
    static Optional<ConsoleFile> asset(String path) {
        String name = path.startsWith(ASSETS) ? path.substring(ASSETS.length()) : "";
        String contentType = CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        // A name alone: no folder can be left with it.
        if (contentType == null || !name.chars().allMatch(ConsoleFile::isOfNames)) {
            return Optional.empty();
        }
        return read(path, contentType, ConsoleHeaders.ASSET_CACHE_CONTROL);
    }

    private static boolean isOfNames(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    private static Optional<ConsoleFile> read(String path, String contentType, String cacheControl) {
        try (InputStream file = ConsoleHeaders.class.getResourceAsStream(ROOT + path)) {
            if (file == null) {
                return Optional.empty();
            }
            byte[] content = file.readAllBytes();
            return Optional.of(new ConsoleFile(contentType, cacheControl, content, gzip(content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
