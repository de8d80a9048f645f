package com.insightpulseai.mcp.scanner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.scanner.file.FileRules;
import com.insightpulseai.mcp.scanner.file.ManifestPatterns;

import picocli.CommandLine.Option;

/** The options that choose files. */
final class FileOptions {

    private static final String ABOUT_PATH = "Part of the repository to scan, relative to its root; may be repeated. Needs a "
            + "--scan-name.";
    private static final String ABOUT_SCAN_NAME = "Name of the scan of a part, which has a baseline of its own. The server "
            + "keeps it as the repository OWNER/REPOSITORY--NAME.";
    private static final String ABOUT_EXCLUDE = "Files to leave out, in the syntax of .gitignore; may be repeated.";
    private static final String ABOUT_INCLUDE = "Files to send although they are in a vendored folder, in the same syntax; may "
            + "be repeated.";

    @Option(names = "--path", paramLabel = "PATH", description = ABOUT_PATH)
    private List<String> paths = new ArrayList<>();

    @Option(names = "--scan-name", paramLabel = "NAME", description = ABOUT_SCAN_NAME)
    private String scanName;

    @Option(names = "--exclude", paramLabel = "PATTERN", description = ABOUT_EXCLUDE)
    private List<String> excluded = new ArrayList<>();

    @Option(names = "--include", paramLabel = "PATTERN", description = ABOUT_INCLUDE)
    private List<String> included = new ArrayList<>();

    @Option(names = "--include-vendored", description = "Looks into node_modules, vendor and the like too.")
    private boolean includesVendored;

    /** Returns the name of the part. */
    Optional<String> scanName() {
        Optional<String> name = Optional.ofNullable(scanName);
        if (!paths.isEmpty() && name.isEmpty()) {
            throw CommandFailure.wrongUse("--path needs a --scan-name: a part of a repository has a baseline of its own.");
        }
        if (name.filter(PartName::isValid).isEmpty() && name.isPresent()) {
            throw CommandFailure.wrongUse("--scan-name " + PartName.RULE + ".");
        }
        return name;
    }

    /** Returns the name of the part, whatever else is wrong with these options; empty also for one that cannot be used. */
    Optional<String> usableScanName() {
        return Optional.ofNullable(scanName).filter(PartName::isValid);
    }

    /** Returns whether all of the repository is scanned. */
    boolean isWhole() {
        return paths.isEmpty();
    }

    /** Takes inputs where no option was given. */
    void complete(GateInputs inputs) {
        scanName = Optional.ofNullable(scanName).or(inputs::scanName).orElse(null);
        paths = paths.isEmpty() ? inputs.paths() : paths;
    }

    /** Returns the rules of these options. */
    FileRules rules(ManifestPatterns patterns, List<String> excludedBySettings) {
        List<String> all = Stream.concat(excludedBySettings.stream(), excluded.stream()).distinct().toList();
        return FileRules.of(patterns).within(paths).excluding(all).including(included).includingVendored(includesVendored);
    }
}
