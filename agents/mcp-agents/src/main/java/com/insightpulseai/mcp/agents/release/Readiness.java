package com.insightpulseai.mcp.agents.release;

import java.util.Locale;

import com.insightpulseai.mcp.agents.report.Document.Mood;
import com.insightpulseai.mcp.cli.ExitCode;

/** May the release go? */
enum Readiness {
    GO(ExitCode.OK, Mood.GOOD),
    NO_GO(ExitCode.ATTENTION, Mood.BAD),
    UNKNOWN(ExitCode.UNKNOWN, Mood.UNCERTAIN);

    private final int exitCode;
    private final Mood mood;

    Readiness(int exitCode, Mood mood) {
        this.exitCode = exitCode;
        this.mood = mood;
    }

    int exitCode() {
        return exitCode;
    }

    Mood mood() {
        return mood;
    }

    /** Returns the word of reports, such as {@code NO-GO}. */
    String title() {
        return name().replace('_', '-');
    }

    /** Returns the word for programs, such as {@code no_go}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
