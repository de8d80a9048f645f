package com.insightpulseai.mcp.scanner.action;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A runner's {@code PATH}: the programs that the action may rely on, and no others. */
final class ProgramFolder {

    private static final List<String> NAMES = List.of("bash", "env", "curl", "sha256sum", "shasum", "perl", "mkdir", "dirname",
            "rm",
            "mv", "chmod", "grep", "cat");

    private final Path folder;

    ProgramFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        for (String name : NAMES) {
            Optional<Path> program = find(name);
            if (program.isPresent()) {
                Files.createSymbolicLink(folder.resolve(name), program.get());
            }
        }
        // Pauses take no time in tests.
        add("sleep", "echo \"pause $1\"");
    }

    /** Adds a program that is a script of Bash. */
    void add(String name, String script) throws IOException {
        write(folder.resolve(name), script);
    }

    void remove(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }

    static Path write(Path program, String script) throws IOException {
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/usr/bin/env bash\n" + script + "\n");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + program);
        }
        return program;
    }

    /** Removes the links, which JUnit would warn about. */
    void delete() throws IOException {
        try (Stream<Path> programs = Files.list(folder)) {
            for (Path program : programs.toList()) {
                Files.delete(program);
            }
        }
    }

    Path path() {
        return folder;
    }

    static Optional<Path> find(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(entry -> Path.of(entry, name))
                .filter(Files::isExecutable).findFirst();
    }
}
