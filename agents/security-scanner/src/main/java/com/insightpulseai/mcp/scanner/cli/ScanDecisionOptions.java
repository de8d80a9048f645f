package com.insightpulseai.mcp.scanner.cli;

import java.nio.file.Path;
import java.util.Optional;

import picocli.CommandLine.Option;

/** The decision of the command {@code scan}, where people may try another list. In a gate it would be the change's own file. */
final class ScanDecisionOptions extends DecisionOptions {

    private static final String ABOUT_ALLOW = "File with allowed findings, in place of those in .dependency-gate.yaml.";

    @Option(names = "--allow", paramLabel = "FILE", description = ABOUT_ALLOW)
    private Path allowList;

    @Override
    Optional<Path> allowList() {
        return Optional.ofNullable(allowList);
    }
}
