package com.insightpulseai.mcp.agents.digest;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.agents.call.Calls;
import com.insightpulseai.mcp.agents.report.ReportOptions;
import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ConnectionOptions;
import com.insightpulseai.mcp.cli.OutputFile;
import com.insightpulseai.mcp.cli.ProgramVersion;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.TimeBudget;
import com.insightpulseai.mcp.sdk.client.McpClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sums up how server, providers and machines are. */
@Command(name = "health-digest", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, description = "Sums up how the providers are, and which alerts were raised; in Markdown for a chat.", footer = {
        "", "Examples:", "  ${COMMAND-FULL-NAME} --format markdown",
        "  ${COMMAND-FULL-NAME} --hours 168 --fail-on down --output digest.md --format markdown", "",
        "Exit codes: 0 done, even if something is down; 1 with --fail-on down; 2 wrong use; 4 could not be done." })
public final class HealthDigest implements Callable<Integer> {

    private static final int MOST_HOURS = 719;

    private final StandardStreams streams;

    @Option(names = "--hours", paramLabel = "N", description = "Hours of the alerts, 1 to 719 (default: ${DEFAULT-VALUE}).")
    private int hours = 24;

    @Option(names = "--fail-on", paramLabel = "STATUS", description = "down: exit code 1 when something is down.")
    private FailOn failOn;

    @Mixin
    private final ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    /** A status that makes the digest fail. */
    enum FailOn {
        DOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public HealthDigest(StandardStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (hours < 1 || hours > MOST_HOURS) {
            throw CommandFailure.wrongUse("--hours must be 1 to " + MOST_HOURS + ".");
        }
        OutputFile target = report.target(streams);
        TimeBudget time = connection.timeBudget();
        try (McpClient client = connection.client("health-digest"); Calls calls = new Calls(time)) {
            DigestReport digest = new DigestCheck(client, calls, Clock.systemUTC()).report(connection.url(), time.left(), hours,
                    failOn == FailOn.DOWN);
            return report.write(digest, target, streams);
        }
    }
}
