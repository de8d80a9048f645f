package com.insightpulseai.mcp.scanner.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Files that stand for contents which Git LFS keeps elsewhere.
 *
 * @see <a href="https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md">Git LFS: specification</a>
 */
final class LfsPointer {

    private static final byte[] BEGINNING = "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 1024;

    private LfsPointer() {
    }

    static boolean is(byte[] content) {
        return content.length < LONGEST && content.length >= BEGINNING.length
                && Arrays.equals(content, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }
}
