package com.insightpulseai.mcp.scanner.report;

import java.util.Optional;

/** Name and version of the program in reports. */
final class ToolName {

    static final String NAME = "security-scanner";

    private ToolName() {
    }

    /** Returns the version of the packaged program; empty where it runs from classes. */
    static Optional<String> version() {
        return Optional.ofNullable(ToolName.class.getPackage().getImplementationVersion());
    }
}
