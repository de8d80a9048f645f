package com.insightpulseai.mcp.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The repository's files. Paths are relative to it. */
public final class Checkout {

    public static final String PROVIDER_CONFIG = "src/main/resources/provider-config.yaml";

    private static final String FUNCTIONS = "functions";

    private final Path root;

    private Checkout(Path root) {
        this.root = root;
    }

    /** @throws Mistakes when the folder is not this repository */
    public static Checkout at(Path root) {
        if (!Files.isRegularFile(root.resolve(PROVIDER_CONFIG))) {
            throw new Mistakes(root + " has no " + PROVIDER_CONFIG + "; run this in the repository");
        }
        return new Checkout(root.toAbsolutePath());
    }

    /** A file's text, or empty when there is none. */
    public Optional<String> read(String path) {
        Path file = root.resolve(path);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Mistakes when there is no such file */
    public String require(String path) {
        return read(path).orElseThrow(() -> new Mistakes(path + " is missing"));
    }

    public boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    /** Writes a file and the folders above it. */
    public void write(GeneratedFile file) {
        Path target = root.resolve(file.path());
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.writeString(target, file.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete(String path) {
        try {
            Files.delete(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file below a folder, sorted; none when there is no such folder. */
    public List<String> below(String folder) {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile).map(file -> root.relativize(file).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all function modules, sorted. */
    public List<String> functionModules() {
        try (Stream<Path> folders = Files.list(root.resolve(FUNCTIONS))) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
