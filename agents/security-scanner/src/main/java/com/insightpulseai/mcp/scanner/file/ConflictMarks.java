package com.insightpulseai.mcp.scanner.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The marks that git leaves in a file which it could not merge. */
final class ConflictMarks {

    private static final String MARK = "<<<<<<< ";
    private static final int BYTE_ORDER_MARK_BYTES = 2;

    private ConflictMarks() {
    }

    /** Returns the first line, from 1, that begins with {@code <<<<<<< } in the encoding that a byte order mark says. */
    static OptionalInt firstLine(byte[] content) {
        Charset charset = charset(content);
        byte[] mark = MARK.getBytes(charset);
        int width = mark.length / MARK.length();
        int line = 1;
        boolean isStart = true;
        for (int i = width > 1 ? BYTE_ORDER_MARK_BYTES : 0; i + width <= content.length; i += width) {
            if (isStart && matches(content, i, mark)) {
                return OptionalInt.of(line);
            }
            isStart = character(content, i, charset) == '\n';
            line += isStart ? 1 : 0;
        }
        return OptionalInt.empty();
    }

    private static Charset charset(byte[] content) {
        int first = content.length < 2 ? 0 : Byte.toUnsignedInt(content[0]) << 8 | Byte.toUnsignedInt(content[1]);
        return first == 0xfeff ? StandardCharsets.UTF_16BE
                : first == 0xfffe ? StandardCharsets.UTF_16LE
                        : StandardCharsets.ISO_8859_1;
    }

    private static int character(byte[] content, int at, Charset charset) {
        int one = Byte.toUnsignedInt(content[at]);
        if (charset == StandardCharsets.ISO_8859_1) {
            return one;
        }
        int other = Byte.toUnsignedInt(content[at + 1]);
        return charset == StandardCharsets.UTF_16BE ? one << 8 | other : other << 8 | one;
    }

    private static boolean matches(byte[] content, int at, byte[] mark) {
        if (at + mark.length > content.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (content[at + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
