package com.insightpulseai.mcp.agents.release;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.agents.call.Calls;
import com.insightpulseai.mcp.agents.report.ReportOptions;
import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ConnectionOptions;
import com.insightpulseai.mcp.cli.OutputFile;
import com.insightpulseai.mcp.cli.ProgramVersion;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.sdk.client.McpClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides whether a release may go. */
@Command(name = "release-readiness", mixinStandardHelpOptions = true, versionProvider = ProgramVersion.class, description = "Says GO or NO-GO for a release: its repository's open findings, its new issues, critical alerts.", footer = {
        "", "Examples:", "  ${COMMAND-FULL-NAME} --repo sandbox-shop --release shop-web@2026.3.1",
        "  ${COMMAND-FULL-NAME} --repo acme/shop --release shop@5.1.0 --since shop@5.0.2 --project shop-api", "",
        "Exit codes: 0 GO, 1 NO-GO, 2 wrong use, 4 unknown, which is never GO." })
public final class ReleaseReadiness implements Callable<Integer> {

    private final StandardStreams streams;

    @Option(names = "--repo", required = true, paramLabel = "REPO", description = "owner/name, or Socket's slug.")
    private String repository;

    @Option(names = "--release", required = true, paramLabel = "RELEASE", description = "Release as Sentry has it.")
    private String release;

    @Option(names = "--since", paramLabel = "SINCE", description = "Also counts issues that an earlier release does not have, or that were first seen after a time: "
            + "a release, RFC 3339, a date, or a length such as 7d.")
    private String since = "";

    @Option(names = "--project", paramLabel = "PROJECT", description = "Project at Sentry; may be repeated (default: all).")
    private List<String> projects = List.of();

    @Option(names = "--max-high", paramLabel = "N", description = "High findings that may be open (default: ${DEFAULT-VALUE}).")
    private int mostHigh;

    @Option(names = "--ignore-alert", paramLabel = "NAME", description = "Alert that does not count, by its exact name; may be repeated.")
    private Set<String> ignoredAlerts = Set.of();

    @Option(names = "--allow-empty", split = ",", paramLabel = "LIST", description = "Lists that may have nothing at all, which else is unknown: findings, issues, alerts.")
    private Set<EmptyList> mayBeEmpty = EnumSet.noneOf(EmptyList.class);

    @Mixin
    private final ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    public ReleaseReadiness(StandardStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Candidate candidate = candidate();
        OutputFile target = report.target(streams);
        try (McpClient client = connection.client("release-readiness"); Calls calls = new Calls(connection.timeBudget())) {
            return report.write(new ReadinessReport(candidate, new ReadinessCheck(client, calls, candidate).evidence()), target,
                    streams);
        }
    }

    private Candidate candidate() {
        if (mostHigh < 0) {
            throw CommandFailure.wrongUse("--max-high must be at least 0.");
        }
        try {
            Optional<Since> from = since.isEmpty() ? Optional.empty() : Optional.of(Since.parse(since, Instant.now()));
            return new Candidate(repository, new ReleaseName(release), from, since, projects, new FindingRule(mostHigh),
                    new AlertRule(ignoredAlerts), mayBeEmpty);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--release or --since: " + e.getMessage() + ".");
        }
    }
}
