package com.insightpulseai.mcp.cli;

import java.util.Optional;

import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's name and the version in the manifest of its jar. */
public final class ProgramVersion implements IVersionProvider {

    /** A native image, which has no manifest, takes this class as it is initialized by its builder. */
    private static final String NUMBER = Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
            .orElse("development");

    @Spec
    private CommandSpec command;

    @Override
    public String[] getVersion() {
        return new String[] { command.root().name() + " " + number() };
    }

    /** Returns the number of the version; {@code development} where the classes come from no jar with a manifest. */
    public static String number() {
        return NUMBER;
    }
}
