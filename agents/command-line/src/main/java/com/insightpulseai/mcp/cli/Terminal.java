package com.insightpulseai.mcp.cli;

import java.util.Map;

/**
 * The terminal that a program writes to, if any.
 *
 * @param interactive whether people read the standard output as it is written
 * @param errorInteractive the same for the standard error stream, where progress is shown
 * @param colours whether texts may have colours
 * @param width columns of a line, 40 to 400
 */
public record Terminal(boolean interactive, boolean errorInteractive, boolean colours, int width) {

    static final int NARROWEST = 40;
    static final int WIDEST = 400;
    /** Where nothing says how wide a line is, as in a pipe or a job of a CI. */
    static final int DEFAULT_WIDTH = 120;

    /** Returns the terminal of this process. */
    public static Terminal detect() {
        boolean interactive = TerminalStreams.isTerminal(TerminalStreams.OUT);
        return of(System.getenv(), interactive, TerminalStreams.isTerminal(TerminalStreams.ERR),
                interactive ? TerminalStreams.columns() : 0);
    }

    /**
     * @param environment {@code NO_COLOR}, {@code CI}, {@code TERM} and {@code COLUMNS}
     * @param columns that the terminal has; 0 where it is unknown
     * @see <a href="https://no-color.org/">NO_COLOR</a>
     */
    static Terminal of(Map<String, String> environment, boolean interactive, boolean errorInteractive, int columns) {
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty() || !environment.getOrDefault("CI", "").isEmpty()
                || "dumb".equals(environment.get("TERM"));
        int width = number(environment.getOrDefault("COLUMNS", ""));
        if (width == 0) {
            width = columns == 0 ? DEFAULT_WIDTH : columns;
        }
        return new Terminal(interactive, errorInteractive, interactive && !plain,
                Math.max(NARROWEST, Math.min(WIDEST, width)));
    }

    /** Returns the number that a text is, or 0. */
    static int number(String text) {
        String digits = text.strip();
        boolean isNumber = !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(digits) : 0;
    }

    /** Returns a text in a colour where the terminal shows colours, else the text as it is. */
    public String coloured(Colour colour, String text) {
        return colours && !text.isEmpty() ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
    }

    /** A colour or weight of a text. */
    public enum Colour {
        RED("31"),
        YELLOW("33"),
        GREEN("32"),
        BOLD("1"),
        FAINT("2");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }
}
