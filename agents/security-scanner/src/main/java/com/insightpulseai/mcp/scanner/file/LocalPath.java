package com.insightpulseai.mcp.scanner.file;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

import com.insightpulseai.mcp.scanner.git.RepositoryPath;

/**
 * Paths of this machine by their bytes. In a container without a locale, Java takes names for ASCII, and finds no other file
 * by its text. URIs of files have the bytes whatever the locale is.
 */
final class LocalPath {

    private static final String UNRESERVED = "-._~/";
    private static final boolean HAS_BYTES = File.separatorChar == '/';

    private LocalPath() {
    }

    /**
     * Returns the path of a file below a folder.
     *
     * @throws java.nio.file.InvalidPathException if this machine can have no such file
     */
    static Path resolve(Path folder, String path) {
        if (!HAS_BYTES || isAscii(path)) {
            return folder.resolve(path);
        }
        StringBuilder uri = new StringBuilder("file:///");
        for (byte value : path.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = value > 0 && (Character.isLetterOrDigit(value) || UNRESERVED.indexOf(value) >= 0);
            uri.append(isPlain ? String.valueOf((char) value) : '%' + HexFormat.of().toHexDigits(value));
        }
        Path absolute = Path.of(URI.create(uri.toString()));
        return folder.resolve(absolute.getRoot().relativize(absolute));
    }

    /** Returns the path of a relative path of this machine, in the form of repositories. */
    static RepositoryPath of(Path relative) {
        String text = relative.toString();
        if (!HAS_BYTES) {
            return new RepositoryPath(text.replace(File.separatorChar, '/'), true);
        }
        return isAscii(text) ? new RepositoryPath(text, true) : RepositoryPath.of(bytes(relative));
    }

    private static byte[] bytes(Path relative) {
        String uri = Path.of("/").resolve(relative).toUri().getRawPath().substring(1);
        String path = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.length(); i++) {
            boolean isEscape = path.charAt(i) == '%';
            bytes.write(isEscape ? HexFormat.fromHexDigits(path, i + 1, i + 3) : path.charAt(i));
            i += isEscape ? 2 : 0;
        }
        return bytes.toByteArray();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character > 0 && character < 0x80);
    }
}
