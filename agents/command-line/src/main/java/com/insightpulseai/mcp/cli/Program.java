package com.insightpulseai.mcp.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.RunLast;

/**
 * Runs a command line so that each end has its {@link ExitCode}. Signals end it as the JVM does, with 130 for SIGINT and 143
 * for SIGTERM; files that are not whole are deleted then.
 */
public final class Program {

    private static final int NARROWEST_HELP = 80;
    private static final int WIDEST_HELP = 120;

    private final CommandLine commandLine;
    private final StandardStreams streams;
    private final FailureReport failures;

    /**
     * @param commandLine with all of its subcommands, whose commands get {@code streams} too
     * @param streams for reports, help and messages
     */
    public Program(CommandLine commandLine, StandardStreams streams) {
        this.commandLine = commandLine;
        this.streams = streams;
        this.failures = new FailureReport(streams.err());
        configure();
    }

    private void configure() {
        Terminal terminal = streams.terminal();
        commandLine.setOut(new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), false));
        commandLine.setErr(streams.err());
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF));
        commandLine.setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, terminal.width())));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        // A package such as @scope/name must not be read as the name of a file with arguments.
        commandLine.setExpandAtFiles(false);
        commandLine.setParameterExceptionHandler((failure, args) -> failures.wrongUse(failure));
        // Left to itself, picocli ends with 1 when help cannot be written.
        commandLine.setExecutionStrategy(parsed -> guarded(() -> new RunLast().execute(parsed)));
    }

    /** Runs the program and ends the process with its exit code. */
    public void exit(String... args) {
        System.exit(run(args));
    }

    /** Runs the program; returns its exit code. */
    public int run(String... args) {
        int exitCode = guarded(() -> commandLine.execute(args));
        int flushed = guarded(this::flush);
        streams.err().flush();
        boolean isLost = exitCode <= ExitCode.ATTENTION && flushed != ExitCode.OK;
        return isLost ? flushed : exitCode;
    }

    /** Nothing escapes, since an error of the JVM would end the process with 1, which means findings. */
    private int guarded(IntSupplier step) {
        try {
            return step.getAsInt();
        } catch (Throwable e) {
            return failures.exitCode(e, isVerbose());
        }
    }

    private int flush() {
        commandLine.getOut().flush();
        try {
            streams.out().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ExitCode.OK;
    }

    /** The option is looked for by its name, since commands without a connection may have it too. */
    private boolean isVerbose() {
        CommandLine.ParseResult parsed = commandLine.getParseResult();
        while (parsed != null) {
            if (parsed.hasMatchedOption("--verbose")) {
                return true;
            }
            parsed = parsed.subcommand();
        }
        return false;
    }
}
