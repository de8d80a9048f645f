package com.insightpulseai.mcp.cli;

import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's name and the version in the manifest of its jar. */
public final class ProgramVersion implements IVersionProvider {

    @Spec
    private CommandSpec command;

    @Override
    public String[] getVersion() {
        return new String[] { command.root().name() + " " + number() };
    }

    /**
     * Returns the number of the version; {@code development} where the classes come from no jar with a manifest. A native image
     * has no manifest: the system property {@code mcp.version}, which is set when it is built, takes its place.
     */
    public static String number() {
        String packaged = ProgramVersion.class.getPackage().getImplementationVersion();
        return packaged == null ? System.getProperty("mcp.version", "development") : packaged;
    }
}
