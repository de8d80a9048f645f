package com.insightpulseai.mcp.migrations;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;

import com.insightpulseai.mcp.migrations.audit.MakeSealKeyCommand;
import com.insightpulseai.mcp.migrations.audit.VerifyAuditCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program around {@link Migrations}. Exit codes: 0 done, 1 the database could not be migrated, 2 wrong usage. */
@Command(name = "migrations", mixinStandardHelpOptions = true, versionProvider = MigrateCommand.Version.class, sortOptions = false, description = "Brings the database of the MCP Provider System to this program's schema. Safe to repeat.", footer = {
        "", "Each option may be given by environment variable instead: MIGRATE_URL, MIGRATE_USER,",
        "MIGRATE_PASSWORD. Prefer that for the password, which others may read in a process list." })
public final class MigrateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database;

    @Option(names = "--info", description = "Say what is applied and what is pending, and change nothing")
    private boolean info;

    private MigrateCommand(Map<String, String> environment) {
        this.database = new DatabaseOptions(environment);
    }

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        // Otherwise a password that begins with @ would be taken for the name of a file with arguments.
        return new CommandLine(new MigrateCommand(environment))
                .addSubcommand(new VerifyAuditCommand(environment))
                .addSubcommand(new MakeSealKeyCommand())
                .setExpandAtFiles(false);
    }

    @Override
    public Integer call() {
        try {
            Migrations migrations = Migrations.of(database.access());
            if (info) {
                describe(migrations.status());
            } else {
                describe(migrations.apply());
            }
            return CommandLine.ExitCode.OK;
        } catch (MigrationException failure) {
            err().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void describe(MigrationReport report) {
        report.applied().forEach(migration -> out().println("Applied " + migration));
        out().println(report.applied().isEmpty()
                ? "Schema ops is up to date at version " + report.to()
                : "Schema ops is now at version %s (was %s)".formatted(report.to(), report.from().orElse("absent")));
        if (report.partitionsMade() > 0) {
            out().println("Made %d partitions of ops.run_events".formatted(report.partitionsMade()));
        }
        report.notices().forEach(notice -> out().println("Note: " + notice));
        out().println("Logins for provider calls: " + String.join(", ", report.providerLogins()));
        if (report.from().isEmpty()) {
            out().println("New logins have no password yet: alter role mcp_hub password '…'");
        }
        out().flush();
    }

    private void describe(MigrationStatus status) {
        print("Applied", status.applied());
        print("Pending", status.pending());
        out().flush();
    }

    private void print(String heading, List<String> migrations) {
        out().println(heading + ": " + (migrations.isEmpty() ? "none" : ""));
        migrations.forEach(migration -> out().println("  " + migration));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = MigrateCommand.class.getPackage().getImplementationVersion();
            return new String[] { "migrations " + Objects.requireNonNullElse(version, "(not packaged)") };
        }
    }
}
