package com.insightpulseai.mcp.provider.socket.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;

/** A scan's artifact stream of a length that is made up as it is read: one line after the other, of about 1 KiB each. */
final class GeneratedScan extends InputStream {

    private static final String[] SEVERITIES = { "low", "middle", "high", "critical" };
    private static final String PADDING = "x".repeat(120);

    private final long bytes;
    private long made;
    private int lines;
    private byte[] line = new byte[0];
    private int position;

    GeneratedScan(long bytes) {
        this.bytes = bytes;
    }

    /** How many findings were made up so far. */
    int findings() {
        return lines * SEVERITIES.length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (position == line.length) {
            if (made >= bytes) {
                return -1;
            }
            line = next().getBytes(UTF_8);
            made += line.length;
            position = 0;
        }
        int read = Math.min(length, line.length - position);
        System.arraycopy(line, position, buffer, offset, read);
        position += read;
        return read;
    }

    private String next() {
        int number = lines++;
        StringBuilder text = new StringBuilder("{\"id\":\"").append(number).append("\",\"type\":\"npm\",\"name\":\"package-")
                .append(number).append("\",\"version\":\"1.0.0\",\"alerts\":[");
        for (int i = 0; i < SEVERITIES.length; i++) {
            text.append(i == 0 ? "" : ",").append("{\"key\":\"Q").append(number).append('-').append(i)
                    .append("\",\"type\":\"malware\",\"severity\":\"").append(SEVERITIES[i])
                    .append("\",\"category\":\"supplyChainRisk\",\"file\":\"").append(PADDING).append("\"}");
        }
        return text.append("]}\n").toString();
    }
}
