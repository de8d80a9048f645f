package com.insightpulseai.mcp.hub.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the repository that set or document configuration. */
final class RepositoryFiles {

    private static final Path ROOT = Path.of("..");
    private static final List<String> SETTING = List.of("template.yaml", "samconfig.toml", "Containerfile", "run", "generate",
            "README.md", "CONTRIBUTING.md", "SECURITY.md", ".ci", ".github", "docs", "bench", "generator/src/main/resources",
            "src/main/resources/provider-config.yaml");

    /** Texts about variables of agents, which no part of the server reads. */
    private static final List<String> OF_AGENTS = List.of("docs/sdk.md", "docs/agents.md", "docs/security-scanner.md",
            "docs/dependency-gate.md", ".github/actions/dependency-gate/", "generator/src/main/resources/templates/sdk/");

    private RepositoryFiles() {
    }

    /** Texts by path. What was built, and what is no text, is left out. */
    static Map<String, String> settingFiles() {
        Map<String, String> texts = new TreeMap<>();
        for (String name : SETTING) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String path = ROOT.relativize(file).toString();
                    if (!path.contains("target/") && !path.endsWith(".java") && !path.endsWith(".json")
                            && !path.endsWith(".png") && OF_AGENTS.stream().noneMatch(path::startsWith)) {
                        texts.put(path, Files.readString(file));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** The application.yaml of each module, by path. */
    static Map<String, String> applicationFiles() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> providers = Files.list(ROOT.resolve("providers"));
                Stream<Path> functions = Files.list(ROOT.resolve("functions"))) {
            Stream.concat(Stream.of(ROOT.resolve("src/main/resources"), ROOT.resolve("hub/src/main/resources")),
                    Stream.concat(providers, functions).map(module -> module.resolve("src/main/resources")))
                    .map(resources -> resources.resolve("application.yaml")).filter(Files::exists)
                    .forEach(file -> texts.put(ROOT.relativize(file).toString(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
