package com.insightpulseai.mcp.scanner.git;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The git program, with an environment and settings under which a repository's own configuration starts no program.
 *
 * @param executable an absolute path, so that a {@code git} in the repository is not taken for it
 * @param environment of the caller, from which git gets what {@link #command} lets through
 */
record GitProgram(Path executable, Map<String, String> environment) {

    private static final String WINDOWS_NAME = "git.exe";

    /** Settings on the command line outrank those of files. An empty value unsets what may be a list or a command. */
    private static final List<String> SETTINGS = List.of(
            "core.fsmonitor=",
            "core.hooksPath=/dev/null",
            "core.pager=cat",
            "core.askPass=",
            "core.sshCommand=false",
            "core.gitProxy=",
            "core.alternateRefsCommand=true",
            "credential.helper=",
            "diff.external=",
            "protocol.allow=never",
            "fetch.recurseSubmodules=false",
            "submodule.recurse=false",
            "gc.auto=0",
            "maintenance.auto=false",
            "core.quotePath=false");

    /** These outrank settings too: {@code GIT_ALLOW_PROTOCOL} even those of a single protocol. */
    private static final Map<String, String> VARIABLES = Map.of(
            "LC_ALL", "C",
            "GIT_OPTIONAL_LOCKS", "0",
            "GIT_TERMINAL_PROMPT", "0",
            "GIT_PAGER", "cat",
            "GIT_ALLOW_PROTOCOL", "none",
            "GIT_NO_LAZY_FETCH", "1",
            "GIT_NO_REPLACE_OBJECTS", "1",
            "GIT_LITERAL_PATHSPECS", "1");

    /** The caller's own variables that say where git finds its settings; the repository cannot set them. */
    private static final Set<String> KEPT = Set.of("GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_GLOBAL",
            "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES",
            "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_TEST_ASSUME_DIFFERENT_OWNER");

    GitProgram {
        environment = Map.copyOf(environment);
    }

    /** Looks git up in the absolute folders of {@code PATH}. Relative ones could lie in the repository. */
    static Optional<GitProgram> find(Map<String, String> environment) {
        boolean isWindows = File.separatorChar == '\\';
        String path = environment.entrySet().stream()
                .filter(entry -> isWindows ? entry.getKey().equalsIgnoreCase("PATH") : entry.getKey().equals("PATH"))
                .map(Map.Entry::getValue).findFirst().orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> program(folder, isWindows ? WINDOWS_NAME : "git").stream())
                .findFirst()
                .map(executable -> new GitProgram(executable, environment));
    }

    private static Optional<Path> program(String folder, String name) {
        try {
            Path program = Path.of(folder).resolve(name);
            return program.isAbsolute() && Files.isRegularFile(program) && Files.isExecutable(program)
                    ? Optional.of(program)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Returns git with arguments, to be started in a folder; no shell takes part. */
    ProcessBuilder command(Path folder, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(executable.toString(), "--no-pager"));
        for (String setting : SETTINGS) {
            command.add("-c");
            command.add(setting);
        }
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> variables = builder.environment();
        variables.clear();
        environment.forEach((name, value) -> {
            if (passes(name.toUpperCase(Locale.ROOT))) {
                variables.put(name, value);
            }
        });
        variables.putAll(VARIABLES);
        return builder;
    }

    /** Returns git that may speak with a server over its one protocol, and starts no program of the repository either. */
    ProcessBuilder command(Path folder, List<String> arguments, GitRemote remote) {
        ProcessBuilder builder = command(folder, arguments);
        builder.environment().put("GIT_ALLOW_PROTOCOL", remote.protocol());
        remote.addSettings(builder.environment());
        return builder;
    }

    private static boolean passes(String name) {
        if (name.startsWith("GIT_")) {
            return KEPT.contains(name) || name.startsWith("GIT_CONFIG_KEY_") || name.startsWith("GIT_CONFIG_VALUE_");
        }
        return !name.equals("SSH_ASKPASS") && !name.equals("LANGUAGE") && !name.startsWith("LC_");
    }
}
