package com.insightpulseai.mcp.migrations.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.insightpulseai.mcp.migrations.DatabaseAccess;
import com.insightpulseai.mcp.migrations.DatabaseOptions;
import com.insightpulseai.mcp.seal.Seal;
import com.insightpulseai.mcp.seal.SealPublicKeys;
import com.insightpulseai.mcp.seal.UtcTime;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Exit codes: 0 as sealed, 1 not as sealed, 2 wrong usage, 4 it cannot be told. */
@Command(name = "verify-audit", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Compares the audit log with its seals and names the first event that was changed, removed, added or re-dated.",
        "Changes nothing." }, footer = {
                "", "Exit codes: 0 as sealed, 1 not as sealed, 2 wrong usage, 4 it cannot be told." })
public final class VerifyAuditCommand implements Callable<Integer> {

    private static final int NOT_AS_SEALED = 1;
    private static final int UNKNOWN = 4;
    private static final Duration LATE = Duration.ofMinutes(15);

    @Spec
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database;

    @Option(names = "--public-keys", required = true, paramLabel = "FILE", description = "The public keys, one a line: ID VALID-FROM PUBLIC")
    private Path publicKeys;

    @Option(names = "--seals", paramLabel = "FILE", description = "Log with the seals that left the database; without it, seals removed from the end of the chain are not missed")
    private Path seals;

    @Option(names = "--from", paramLabel = "TIME", description = "Compare events from this time on, such as 2026-11-01T00:00:00Z")
    private Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "Compare events before this time")
    private Instant to;

    @Option(names = "--kept-days", paramLabel = "DAYS", defaultValue = "0", description = "Months that were dropped sooner than so many days after their end are missing. Default: ${DEFAULT-VALUE}")
    private int keptDays;

    /** @param environment with MIGRATE_URL, MIGRATE_USER and MIGRATE_PASSWORD in place of options */
    public VerifyAuditCommand(Map<String, String> environment) {
        this.database = new DatabaseOptions(environment);
    }

    @Override
    public Integer call() {
        DatabaseAccess access = database.access();
        try {
            SealPublicKeys keys = keys();
            Findings findings = new Findings();
            ExportedSeals exported = seals == null ? ExportedSeals.none() : ExportedSeals.read(seals, keys, findings);
            try (Connection connection = access.connect()) {
                AuditReport report = new AuditVerification(connection, keys, exported,
                        new TimeRange(Optional.ofNullable(from), Optional.ofNullable(to)), Duration.ofDays(keptDays),
                        progress(), findings).run();
                return describe(report);
            }
        } catch (SQLException failure) {
            err().println(access.diagnosis().explain(failure));
            return UNKNOWN;
        } catch (UnverifiableException unknown) {
            err().println(unknown.getMessage());
            return UNKNOWN;
        }
    }

    private SealPublicKeys keys() {
        try {
            return SealPublicKeys.parse(Files.readString(publicKeys));
        } catch (IOException unreadable) {
            throw new UnverifiableException("The file of public keys cannot be read: " + unreadable.getMessage() + ".",
                    unreadable);
        } catch (IllegalArgumentException malformed) {
            throw new UnverifiableException("The file of public keys is wrong: " + malformed.getMessage() + ".", malformed);
        }
    }

    private Progress progress() {
        return new Progress(System.console() == null ? Optional.empty() : Optional.of(err()));
    }

    private int describe(AuditReport report) {
        Findings findings = report.findings();
        findings.first().forEach(finding -> err().println(finding.message()));
        if (findings.count() > findings.first().size()) {
            err().printf("And %d more.%n", findings.count() - findings.first().size());
        }
        out().printf("%s: %d events in %d seals%s%n", findings.isEmpty() ? "As sealed" : "NOT AS SEALED", report.events(),
                report.seals(), report.first().map(first -> ", from %s to %s".formatted(UtcTime.text(first),
                        UtcTime.text(report.last().orElseThrow()))).orElse(""));
        report.expiries().forEach(this::describe);
        out().printf("Not sealed yet: %d events%s%n", report.unsealed(),
                report.unsealed() == 0 ? ""
                        : ", the oldest of them " + report.oldestUnsealed().truncatedTo(ChronoUnit.SECONDS)
                                .toString().substring(2).toLowerCase() + " old");
        if (report.unsealed() > 0 && report.oldestUnsealed().compareTo(LATE) > 0) {
            err().println("Warning: events wait for longer than 15 minutes. Is the monitor running, and has it a key?");
        }
        if (!report.uncoveredColumns().isEmpty()) {
            err().println("Warning: no seal covers column " + String.join(", ", report.uncoveredColumns()) + ".");
        }
        out().flush();
        err().flush();
        return findings.isEmpty() ? 0 : NOT_AS_SEALED;
    }

    private void describe(Seal expiry) {
        out().printf("Dropped: %d events from %s until %s, %s; sealed %s%n", expiry.events(), UtcTime.text(expiry.firstAt()),
                UtcTime.text(expiry.until().orElseThrow()), expiry.reason().orElse("for no reason"),
                UtcTime.text(expiry.sealedAt()));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
