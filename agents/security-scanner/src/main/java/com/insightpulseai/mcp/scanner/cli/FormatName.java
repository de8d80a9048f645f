package com.insightpulseai.mcp.scanner.cli;

import java.util.Locale;

/** The formats of reports by the words of the command line, which shells complete. */
enum FormatName {
    TABLE,
    JSON,
    SARIF,
    MARKDOWN,
    JUNIT,
    CODECLIMATE;

    /** Returns the word. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
