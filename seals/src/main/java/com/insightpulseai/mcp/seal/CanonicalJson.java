package com.insightpulseai.mcp.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Writes one flat JSON object in its canonical form: no blanks, no needless escapes. The caller writes the fields in the order
 * of their names. A buffer is used for many objects, one after the other. Not safe for concurrent use.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785, JSON Canonicalization Scheme</a>
 */
final class CanonicalJson {

    private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);
    private static final byte[] NULL = "null".getBytes(UTF_8);
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LONGEST_ESCAPE = "\\u0000".length();
    private static final byte[] ESCAPES = escapes();
    private static final int ID_LENGTH = 38;

    private byte[] buffer = new byte[4096];
    private int length;

    /** By byte what follows the backslash; 0 for what needs none, as bytes of characters beyond ASCII do. */
    private static byte[] escapes() {
        byte[] escapes = new byte[256];
        Arrays.fill(escapes, 0, FIRST_PRINTABLE, (byte) 'u');
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    /** Begins a new object; what was written before is gone. */
    CanonicalJson begin() {
        length = 0;
        return put('{');
    }

    /** A name that needs no escape. */
    CanonicalJson name(byte[] name) {
        if (length > 1) {
            put(',');
        }
        put('"').raw(name, 0, name.length);
        return put('"').put(':');
    }

    CanonicalJson text(String value) {
        byte[] bytes = value.getBytes(UTF_8);
        return text(bytes, 0, bytes.length);
    }

    /** A text in UTF-8. */
    CanonicalJson text(byte[] utf8, int offset, int size) {
        ensure(Math.addExact(Math.multiplyExact(size, LONGEST_ESCAPE), 2));
        // By local variables and a table: this loop is half of a verifier's work.
        byte[] out = buffer;
        int to = length;
        out[to++] = '"';
        for (int at = offset; at < offset + size; at++) {
            byte character = utf8[at];
            byte escape = ESCAPES[character & 0xff];
            if (escape == 0) {
                out[to++] = character;
                continue;
            }
            out[to++] = '\\';
            out[to++] = escape;
            if (escape == 'u') {
                out[to++] = '0';
                out[to++] = '0';
                out[to++] = HEX[character >> 4];
                out[to++] = HEX[character & 15];
            }
        }
        out[to++] = '"';
        length = to;
        return this;
    }

    /** A UUID, from its two halves, in lower case. */
    CanonicalJson id(long mostSignificant, long leastSignificant) {
        ensure(ID_LENGTH);
        put('"').hex(mostSignificant, 60, 32).put('-').hex(mostSignificant, 28, 16).put('-').hex(mostSignificant, 12, 0)
                .put('-');
        return hex(leastSignificant, 60, 48).put('-').hex(leastSignificant, 44, 0).put('"');
    }

    /** An integer below 2^53, which JSON's numbers hold exactly. */
    CanonicalJson number(long value) {
        byte[] digits = Long.toString(value).getBytes(UTF_8);
        return raw(digits, 0, digits.length);
    }

    CanonicalJson nothing() {
        return raw(NULL, 0, NULL.length);
    }

    CanonicalJson end() {
        return put('}');
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    void digest(MessageDigest digest) {
        digest.update(buffer, 0, length);
    }

    private CanonicalJson hex(long bits, int firstShift, int lastShift) {
        for (int shift = firstShift; shift >= lastShift; shift -= 4) {
            put(HEX[(int) (bits >>> shift) & 15]);
        }
        return this;
    }

    CanonicalJson raw(byte[] bytes, int offset, int size) {
        ensure(size);
        System.arraycopy(bytes, offset, buffer, length, size);
        length += size;
        return this;
    }

    CanonicalJson put(int ascii) {
        ensure(1);
        buffer[length++] = (byte) ascii;
        return this;
    }

    private void ensure(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
