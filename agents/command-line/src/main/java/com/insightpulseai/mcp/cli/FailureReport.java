package com.insightpulseai.mcp.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.sdk.problem.Forbidden;
import com.insightpulseai.mcp.sdk.problem.InvalidInput;
import com.insightpulseai.mcp.sdk.problem.McpException;
import com.insightpulseai.mcp.sdk.problem.Unauthenticated;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells people why a program ended, and gives the exit code. */
final class FailureReport {

    /** The beginning of a JWT, which may have been given as an argument. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.-]{8,}");

    private static final int MOST_CHARACTERS = 2_000;

    private final PrintWriter err;

    FailureReport(PrintWriter err) {
        this.err = err;
    }

    /** Reports arguments that cannot be used, with the command's usage in short. */
    int wrongUse(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        line(failure.getMessage());
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                line("Did you mean: " + String.join(" or ", suggestions) + "?");
            }
        }
        err.print(command.getHelp().fullSynopsis());
        CommandSpec spec = command.getCommandSpec();
        if (!spec.subcommands().isEmpty()) {
            line("Commands: " + String.join(", ", spec.subcommands().keySet()));
        }
        line("Try '" + spec.qualifiedName() + " --help' for more.");
        return ExitCode.WRONG_USE;
    }

    /** Reports what ended a command. */
    int exitCode(Throwable thrown, boolean verbose) {
        Throwable failure = cause(thrown);
        if (failure instanceof StandardOutput.ClosedPipe) {
            return ExitCode.CLOSED_PIPE;
        } else if (failure instanceof ParameterException parameter) {
            return wrongUse(parameter);
        }
        int exitCode = expected(failure);
        if (exitCode < 0) {
            line("This should not have happened: " + failure.getClass().getName() + ": " + failure.getMessage());
            line(verbose ? "Please report it with the lines below."
                    : "Please report it with the output of the same command and --verbose.");
            exitCode = ExitCode.UNKNOWN;
        }
        if (verbose) {
            failure.printStackTrace(err);
        }
        return exitCode;
    }

    /** Returns the exit code of a failure that is no defect, or -1. */
    private int expected(Throwable failure) {
        if (failure instanceof CommandFailure known) {
            line(known.getMessage());
            return known.exitCode();
        } else if (failure instanceof McpException call) {
            line(call.getMessage());
            remedy(call);
            return call instanceof InvalidInput ? ExitCode.WRONG_USE : ExitCode.UNKNOWN;
        } else if (failure instanceof InterruptedException) {
            return ExitCode.INTERRUPTED;
        } else if (failure instanceof OutOfMemoryError) {
            line("The memory was not enough; give more by -Xmx.");
            return ExitCode.UNKNOWN;
        }
        return -1;
    }

    private void remedy(McpException failure) {
        if (failure instanceof Unauthenticated) {
            line("The server refused the token of MCP_TOKEN, --token-file or the CI's job; get a new one.");
        } else if (failure instanceof Forbidden) {
            line("The role of the token does not allow it; ask an administrator for another role.");
        }
    }

    private static Throwable cause(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof CompletionException || failure instanceof ExecutionException
                || failure instanceof CommandLine.ExecutionException) && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    /** Messages may have texts of arguments and servers in them: a line each, and no token. */
    private void line(String message) {
        String text = message == null ? "" : message;
        err.println(SafeText.oneLine(TOKEN.matcher(text).replaceAll("[token]"), MOST_CHARACTERS));
    }
}
