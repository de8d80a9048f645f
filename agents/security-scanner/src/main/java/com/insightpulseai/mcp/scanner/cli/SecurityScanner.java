package com.insightpulseai.mcp.scanner.cli;

import java.util.Map;

import com.insightpulseai.mcp.cli.CompletionCommand;
import com.insightpulseai.mcp.cli.Program;
import com.insightpulseai.mcp.cli.ProgramVersion;
import com.insightpulseai.mcp.cli.StandardStreams;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code security-scanner}. */
@Command(name = "security-scanner", subcommands = { ScanCommand.class, GitHubCommand.class, ListCommand.class,
        ExplainCommand.class, CompletionCommand.class, CommandLine.HelpCommand.class
}, mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, description = {
        "Scans the dependencies of a repository, and says whether a change may pass." }, footer = { "", "Examples:",
                "  security-scanner scan", "  security-scanner scan --baseline origin/main --severity high",
                "  security-scanner list",
                "  security-scanner help scan" })
public final class SecurityScanner implements Runnable {

    @Spec
    private CommandSpec command;

    /** Runs the program; the process ends with its exit code. */
    public static void main(String... args) {
        program(StandardStreams.ofProcess(), System.getenv()).exit(args);
    }

    /**
     * Creates the program.
     *
     * @param environment with the variables {@code MCP_GATE_*}
     */
    public static Program program(StandardStreams streams, Map<String, String> environment) {
        return new Program(commandLine(streams, environment), streams);
    }

    /**
     * Creates the command line, for a program that has it as a command.
     *
     * @param environment with the variables {@code MCP_GATE_*}
     */
    public static CommandLine commandLine(StandardStreams streams, Map<String, String> environment) {
        return new CommandLine(SecurityScanner.class, new Commands(streams, environment));
    }

    /** Creates commands with the streams of the program. */
    private record Commands(StandardStreams streams, Map<String, String> environment) implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == ScanCommand.class) {
                return type.cast(new ScanCommand(streams, environment));
            } else if (type == GitHubCommand.class) {
                return type.cast(new GitHubCommand(streams, environment));
            } else if (type == ListCommand.class) {
                return type.cast(new ListCommand(streams, environment));
            } else if (type == ExplainCommand.class) {
                return type.cast(new ExplainCommand(streams));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "The command is missing.");
    }
}
