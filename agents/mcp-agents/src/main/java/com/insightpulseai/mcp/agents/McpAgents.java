package com.insightpulseai.mcp.agents;

import com.insightpulseai.mcp.agents.digest.HealthDigest;
import com.insightpulseai.mcp.agents.incident.IncidentTriage;
import com.insightpulseai.mcp.agents.quota.QuotaWatch;
import com.insightpulseai.mcp.agents.release.ReleaseReadiness;
import com.insightpulseai.mcp.cli.CompletionCommand;
import com.insightpulseai.mcp.cli.Program;
import com.insightpulseai.mcp.cli.ProgramVersion;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.scanner.cli.SecurityScanner;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program with all agents. */
@Command(name = "mcp-agents", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, description = "Agents for the work of every day, on the tools of an MCP provider system.", footer = {
        "", "Connection: MCP_URL, and MCP_TOKEN or MCP_TOKEN_FILE; options count over variables.",
        "'mcp-agents COMMAND --help' has the options and examples of an agent." })
public final class McpAgents {

    private McpAgents() {
    }

    /** Runs the agent that the first argument names, and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(StandardStreams.ofProcess(), args));
    }

    /** Runs an agent within this process; returns its exit code. */
    public static int run(StandardStreams streams, String... args) {
        CommandLine commandLine = new CommandLine(new McpAgents()).addSubcommand(new IncidentTriage(streams))
                .addSubcommand(new ReleaseReadiness(streams)).addSubcommand(new QuotaWatch(streams))
                .addSubcommand(new HealthDigest(streams))
                .addSubcommand(SecurityScanner.commandLine(streams, System.getenv())).addSubcommand(new CompletionCommand());
        return new Program(commandLine, streams).run(args);
    }
}
