package com.insightpulseai.mcp.scanner.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

import com.insightpulseai.mcp.scanner.git.GitEntry.Kind;

/** Reads the lists of {@code git ls-files} and {@code git ls-tree}, whose entries end with a zero byte. */
final class GitEntries {

    private static final int MOST_ENTRY_BYTES = 1 << 16;
    private static final int CHUNK_BYTES = 1 << 16;

    private final byte[] chunk = new byte[CHUNK_BYTES];
    private byte[] entry = new byte[512];
    private int length;

    /** An entry without its zero byte. */
    @FunctionalInterface
    private interface Reader {
        void read(byte[] bytes, int length);
    }

    /** Reads entries such as {@code H 100644 <id> 0\t<path>} and {@code ? <path>}; those of a conflict come up to thrice. */
    static void ofIndex(InputStream output, Consumer<GitEntry> entries) throws IOException {
        new GitEntries().split(output, (bytes, length) -> entries.accept(indexed(bytes, length)));
    }

    /** Reads entries such as {@code 100644 blob <id>\t<path>}. */
    static void ofTree(InputStream output, Consumer<GitEntry> entries) throws IOException {
        new GitEntries().split(output, (bytes, length) -> {
            int tab = indexOf(bytes, '\t', 0, length);
            int id = indexOf(bytes, ' ', indexOf(bytes, ' ', 0, tab) + 1, tab) + 1;
            entries.accept(new GitEntry(RepositoryPath.of(bytes, tab + 1, length), kind(bytes, 0), true,
                    Optional.of(ascii(bytes, id, tab))));
        });
    }

    private static GitEntry indexed(byte[] bytes, int length) {
        if (length < 3) {
            throw unreadable();
        }
        if (bytes[0] == '?') {
            boolean isRepository = bytes[length - 1] == '/';
            return new GitEntry(RepositoryPath.of(bytes, 2, isRepository ? length - 1 : length),
                    isRepository ? Kind.REPOSITORY : Kind.FILE, false, Optional.empty());
        }
        int tab = indexOf(bytes, '\t', 0, length);
        int id = indexOf(bytes, ' ', 2, tab) + 1;
        return new GitEntry(RepositoryPath.of(bytes, tab + 1, length), kind(bytes, 2), true,
                Optional.of(ascii(bytes, id, indexOf(bytes, ' ', id, tab))));
    }

    /** @see <a href="https://git-scm.com/docs/index-format">modes in git's index format</a> */
    private static Kind kind(byte[] bytes, int at) {
        boolean isLong = bytes[at] == '1';
        return isLong && bytes[at + 1] == '2' ? Kind.LINK : isLong && bytes[at + 1] == '6' ? Kind.REPOSITORY : Kind.FILE;
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        throw unreadable();
    }

    private static GitException unreadable() {
        return new GitException("The list of files that git writes has an entry of an unknown form.");
    }

    private void split(InputStream output, Reader reader) throws IOException {
        for (int read = output.read(chunk); read >= 0; read = output.read(chunk)) {
            int start = 0;
            for (int i = 0; i < read; i++) {
                if (chunk[i] == 0) {
                    append(start, i);
                    reader.read(entry, length);
                    length = 0;
                    start = i + 1;
                }
            }
            append(start, read);
        }
        if (length > 0) {
            throw new GitException("The list of files that git writes ends in the middle of an entry.");
        }
    }

    private void append(int from, int to) {
        int whole = length + to - from;
        if (whole > MOST_ENTRY_BYTES) {
            throw unreadable();
        }
        if (whole > entry.length) {
            entry = Arrays.copyOf(entry, Math.max(whole, 2 * entry.length));
        }
        System.arraycopy(chunk, from, entry, length, to - from);
        length = whole;
    }
}
