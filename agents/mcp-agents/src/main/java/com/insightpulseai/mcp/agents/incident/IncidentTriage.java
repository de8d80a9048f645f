package com.insightpulseai.mcp.agents.incident;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.agents.call.Calls;
import com.insightpulseai.mcp.agents.report.ReportOptions;
import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ConnectionOptions;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.cli.OutputFile;
import com.insightpulseai.mcp.cli.ProgramVersion;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.TimeBudget;
import com.insightpulseai.mcp.cli.TimeSpan;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.problem.UnknownResource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what happened around the latest event of an issue. */
@Command(name = "incident-triage", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, description = "Shows the minutes around the latest event of an issue: alerts, metrics that left their range, the place in "
        + "the code.", footer = { "", "Examples:", "  ${COMMAND-FULL-NAME} SHOP-API-1",
                "  ${COMMAND-FULL-NAME} SHOP-API-1 --window 30m --node web-1 --format markdown", "",
                "Exit codes: 0 done, 2 wrong use, 3 no such issue, 4 could not be done." })
public final class IncidentTriage implements Callable<Integer> {

    private static final Duration LONGEST_WINDOW = Duration.ofHours(12);

    private final StandardStreams streams;

    @Parameters(paramLabel = "ISSUE", description = "Short id or number of the issue, such as SHOP-API-1.")
    private String issue;

    @Option(names = "--window", paramLabel = "TIME", converter = TimeSpan.Converter.class, description = "Time before and after the event, at most 12h (default: ${DEFAULT-VALUE}).")
    private TimeSpan window = TimeSpan.parse("15m");

    @Option(names = "--node", paramLabel = "NODE", description = "Host name of a machine; may be repeated (default: those with alerts, then others, at most 5).")
    private List<String> nodes = List.of();

    @Option(names = "--context", paramLabel = "CONTEXT", description = "Kind of metrics; may be repeated (default: ${DEFAULT-VALUE}).")
    private List<String> contexts = List.of("system.cpu", "system.ram", "system.io", "system.net", "system.load");

    @Mixin
    private final ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    public IncidentTriage(StandardStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (window.duration().compareTo(LONGEST_WINDOW) > 0) {
            throw CommandFailure.wrongUse("--window must be at most 12h.");
        }
        OutputFile target = report.target(streams);
        TimeBudget time = connection.timeBudget();
        try (McpClient client = connection.client("incident-triage"); Calls calls = new Calls(time)) {
            IncidentReport found = new Investigation(client, calls, Clock.systemUTC())
                    .report(new Investigation.Scope(issue, window.duration(), nodes, contexts), time.options());
            return report.write(found, target, streams);
        } catch (UnknownResource e) {
            throw new CommandFailure(ExitCode.NOTHING, "Sentry has no issue " + issue + " in this organization.", e);
        }
    }

    static CommandFailure withoutTime(String issue) {
        return CommandFailure.unknown("Sentry does not say when " + issue + " was seen, so there is no time to look at.");
    }
}
