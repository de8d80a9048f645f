package com.insightpulseai.mcp.platform;

/** Text from a file or a setting, as a message may quote it. */
public final class SingleLine {

    /** The longest text that a message quotes, in characters. */
    public static final int MAX_LENGTH = 1_500;

    private SingleLine() {
    }

    /** The text with a blank for each run of blanks and control characters, cut after {@value #MAX_LENGTH} characters. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), MAX_LENGTH); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isISOControl(c)) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.append(text.length() > MAX_LENGTH ? "..." : "").toString().strip();
    }
}
