package com.insightpulseai.mcp.cli;

import java.util.Optional;

import picocli.CommandLine.IVersionProvider;

/** The program's name and the version in the manifest of its jar. */
public final class ProgramVersion implements IVersionProvider {

    /** A native image, which has no manifest, takes this class as it is initialized by its builder. */
    private static final String NUMBER = Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
            .orElse("development");

    @Override
    public String[] getVersion() {
        return new String[] { "${ROOT-COMMAND-NAME} " + number() };
    }

    /** Returns the number of the version; {@code development} where the classes come from no jar with a manifest. */
    public static String number() {
        return NUMBER;
    }
}
