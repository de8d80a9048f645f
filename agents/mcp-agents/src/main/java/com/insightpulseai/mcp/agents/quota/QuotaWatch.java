package com.insightpulseai.mcp.agents.quota;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.agents.call.Calls;
import com.insightpulseai.mcp.agents.report.ReportOptions;
import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ConnectionOptions;
import com.insightpulseai.mcp.cli.OutputFile;
import com.insightpulseai.mcp.cli.ProgramVersion;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.TimeSpan;
import com.insightpulseai.mcp.sdk.client.McpClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows budgets that are nearly used up. */
@Command(name = "quota-watch", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, description = "Shows how much of the budgets is used: this caller's, Socket's, and what Sentry drops.", footer = {
        "", "Examples:", "  ${COMMAND-FULL-NAME}", "  ${COMMAND-FULL-NAME} --warn 90 --window 24h --format json", "",
        "Exit codes: 0 below the mark, 1 something is over it, 2 wrong use, 4 could not be told." })
public final class QuotaWatch implements Callable<Integer> {

    private static final Duration LONGEST_WINDOW = Duration.ofHours(999);

    private final StandardStreams streams;

    @Option(names = "--warn", paramLabel = "PERCENT", description = "Mark, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int mark = 80;

    @Option(names = "--window", paramLabel = "TIME", converter = TimeSpan.Converter.class, description = "Time of what Sentry took, in whole hours, at most 999h (default: ${DEFAULT-VALUE}).")
    private TimeSpan window = TimeSpan.parse("1h");

    @Mixin
    private final ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    public QuotaWatch(StandardStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (mark < 1 || mark > 100) {
            throw CommandFailure.wrongUse("--warn must be 1 to 100.");
        }
        if (window.duration().compareTo(LONGEST_WINDOW) > 0) {
            throw CommandFailure.wrongUse("--window must be at most 999h.");
        }
        OutputFile target = report.target(streams);
        try (McpClient client = connection.client("quota-watch"); Calls calls = new Calls(connection.timeBudget())) {
            return report.write(new BudgetCheck(client, calls, Clock.systemUTC()).report(mark, window.duration()), target,
                    streams);
        }
    }
}
