package com.insightpulseai.mcp.scanner.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A workflow as its file describes it. */
record WorkflowFile(Path path, Map<?, ?> document) {

    private static final List<String> FOLDERS = List.of(".github/workflows", "docs/ci");

    static WorkflowFile read(String path) throws IOException {
        Path file = ActionScene.REPOSITORY.resolve(path);
        return new WorkflowFile(file, CompositeAction.yaml(file));
    }

    /** All of this repository, and those that its documentation hands out. */
    static List<Path> all() throws IOException {
        try (Stream<Path> files = FOLDERS.stream().flatMap(WorkflowFile::files)) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
        }
    }

    private static Stream<Path> files(String folder) {
        try {
            return Files.list(ActionScene.REPOSITORY.resolve(folder));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The events; YAML 1.1, which the reader speaks, takes their key for a truth value. */
    Map<?, ?> events() {
        Object events = document.get(true);
        return events instanceof Map<?, ?> map ? map : Map.of(events, Map.of());
    }

    Map<?, ?> job(String id) {
        return (Map<?, ?>) ((Map<?, ?>) document.get("jobs")).get(id);
    }

    List<? extends Map<?, ?>> steps() {
        return ((Map<?, ?>) document.get("jobs")).values().stream().map(job -> ((Map<?, ?>) job).get("steps"))
                .filter(Objects::nonNull)
                .flatMap(steps -> ((List<?>) steps).stream()).map(step -> (Map<?, ?>) step).toList();
    }

    Map<?, ?> step(String name) {
        return steps().stream().filter(step -> name.equals(step.get("name"))).findFirst().orElseThrow();
    }
}
