package com.insightpulseai.mcp.migrations;

import java.util.Map;

import com.insightpulseai.mcp.database.DatabaseUrl;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options by which a command finds its database, each of which may be given by an environment variable instead. */
public final class DatabaseOptions {

    // Not by picocli's own variables, which would replace ${x} and $$ within a password.
    private final Map<String, String> environment;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--url", paramLabel = "URL", description = "jdbc:postgresql://HOST[:PORT]/DATABASE or postgresql://[USER[:PASSWORD]@]HOST[:PORT]/DATABASE")
    private String url;

    @Option(names = "--user", paramLabel = "USER", description = "Role that owns the schema; on Supabase postgres. Default: the URL's, or postgres")
    private String user;

    @Option(names = "--password", paramLabel = "PASSWORD", description = "Its password. Default: the URL's")
    private String password;

    public DatabaseOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws ParameterException where no database is given, or the URL is none */
    public DatabaseAccess access() {
        String address = given(url, "MIGRATE_URL");
        if (address.isBlank()) {
            throw new ParameterException(spec.commandLine(), "Missing --url (or MIGRATE_URL)");
        }
        try {
            return DatabaseAccess.of(DatabaseUrl.parse(address), given(user, "MIGRATE_USER"),
                    given(password, "MIGRATE_PASSWORD"));
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), "Invalid --url: " + malformed.getMessage());
        }
    }

    private String given(String option, String variable) {
        return option == null ? environment.getOrDefault(variable, "") : option;
    }
}
