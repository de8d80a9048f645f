package com.insightpulseai.mcp.scanner.cli;

import java.util.function.Function;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.scanner.file.FileLimitException;
import com.insightpulseai.mcp.scanner.file.FileRuleException;
import com.insightpulseai.mcp.scanner.file.MergeConflictException;
import com.insightpulseai.mcp.scanner.gate.GateConfigurationException;
import com.insightpulseai.mcp.scanner.git.GitException;
import com.insightpulseai.mcp.sdk.problem.Forbidden;
import com.insightpulseai.mcp.sdk.problem.InvalidInput;
import com.insightpulseai.mcp.sdk.problem.McpException;
import com.insightpulseai.mcp.sdk.problem.Unauthenticated;

/** Tells failures that leave no verdict from wrong use and defects. */
final class ScanFailure {

    private ScanFailure() {
    }

    /**
     * Returns why there is no verdict, for the report.
     *
     * @throws RuntimeException the failure itself, or one of wrong use, where there is nothing to report
     */
    static String reason(RuntimeException failure) {
        return reason(failure, ScanFailure::remedy);
    }

    /** @param remedy for a call that failed, for people; may be empty */
    static String reason(RuntimeException failure, Function<McpException, String> remedy) {
        if (failure instanceof McpException call && !(call instanceof InvalidInput)) {
            return (call.getMessage() + " " + remedy.apply(call)).strip();
        } else if (failure instanceof GitException || failure instanceof MergeConflictException
                || failure instanceof CommandFailure known && known.exitCode() == ExitCode.UNKNOWN) {
            return failure.getMessage();
        }
        throw wrongUse(failure);
    }

    /** Returns the failure in the form that ends the program with its exit code. */
    static RuntimeException wrongUse(RuntimeException failure) {
        boolean isWrongUse = failure instanceof FileLimitException || failure instanceof FileRuleException
                || failure instanceof GateConfigurationException;
        return isWrongUse ? CommandFailure.wrongUse(failure.getMessage()) : failure;
    }

    private static String remedy(McpException failure) {
        if (failure instanceof Unauthenticated) {
            return "The server refused the token of MCP_TOKEN, --token-file or the CI's job; get a new one.";
        }
        return failure instanceof Forbidden ? "A scan needs the role ops_operator; ask an administrator for it." : "";
    }
}
