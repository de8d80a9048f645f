package com.insightpulseai.mcp.scanner.git;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Asks {@code git cat-file --batch} for one content after the other. An answer is a line {@code <id> blob <size>}, the
 * content and a line break.
 *
 * @see <a href="https://git-scm.com/docs/git-cat-file#_batch_output">git cat-file: batch output</a>
 */
record BlobConversation(Collection<String> ids, BlobReader reader) implements GitProcess.Conversation<Void> {

    private static final int LONGEST_HEADER = 200;
    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public Void hold(OutputStream input, InputStream output) throws IOException {
        InputStream buffered = new BufferedInputStream(output, BUFFER_BYTES);
        for (String id : ids) {
            input.write((id + '\n').getBytes(StandardCharsets.US_ASCII));
            input.flush();
            long size = size(id, header(buffered));
            Content content = new Content(buffered, size);
            reader.read(id, size, content);
            content.skipNBytes(content.left);
            if (buffered.read() != '\n') {
                throw new EOFException("git cat-file stopped in the middle of a content");
            }
        }
        input.close();
        return null;
    }

    private static String header(InputStream output) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = output.read(); next != '\n'; next = output.read()) {
            if (next < 0 || line.length() == LONGEST_HEADER) {
                throw new EOFException("git cat-file stopped before a content");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private static long size(String id, String header) {
        String[] parts = header.split(" ", -1);
        if (parts.length != 3 || !parts[1].equals("blob")) {
            throw new GitException("The repository lacks the content " + id + ": " + GitMessage.inOneLine(header)
                    + ". A partial clone has to fetch it first.");
        }
        return Long.parseLong(parts[2]);
    }

    /** The part of git's output that is one content. */
    private static final class Content extends FilterInputStream {

        private long left;

        private Content(InputStream output, long size) {
            super(output);
            left = size;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            int next = super.read();
            left -= next < 0 ? left : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            int read = super.read(bytes, offset, (int) Math.min(length, left));
            left -= read < 0 ? left : read;
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(Math.min(count, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(super.available(), left);
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            // The output is git's, and more contents follow.
        }
    }
}
