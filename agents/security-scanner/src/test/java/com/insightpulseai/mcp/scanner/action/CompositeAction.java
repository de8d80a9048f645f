package com.insightpulseai.mcp.scanner.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A composite action as its file describes it.
 *
 * @param inputs defaults by name
 * @param outputs expressions by name
 */
record CompositeAction(Map<String, String> inputs, Map<String, String> outputs, List<Step> steps) {

    /** @param run script, empty for a step that uses an action */
    record Step(String id, String name, String condition, boolean continueOnError, String run, String uses,
            Map<String, String> env,
            Map<String, String> with) {
    }

    static CompositeAction read(Path file) throws IOException {
        Map<?, ?> document = yaml(file);
        Map<?, ?> runs = section(document, "runs");
        return new CompositeAction(fields(section(document, "inputs"), "default"),
                fields(section(document, "outputs"), "value"),
                ((List<?>) runs.get("steps")).stream().map(step -> step((Map<?, ?>) step)).toList());
    }

    static Map<?, ?> yaml(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }

    private static Step step(Map<?, ?> step) {
        return new Step(text(step, "id"), text(step, "name"), step.containsKey("if") ? text(step, "if") : "success()",
                text(step, "continue-on-error").equals("true"), text(step, "run"), text(step, "uses"),
                texts(section(step, "env")), texts(section(step, "with")));
    }

    private static Map<String, String> fields(Map<?, ?> section, String field) {
        Map<String, String> values = new LinkedHashMap<>();
        section.forEach((name, entry) -> values.put(name.toString(), text((Map<?, ?>) entry, field)));
        return values;
    }

    private static Map<String, String> texts(Map<?, ?> section) {
        Map<String, String> values = new LinkedHashMap<>();
        section.forEach((name, value) -> values.put(name.toString(), value.toString()));
        return values;
    }

    private static Map<?, ?> section(Map<?, ?> of, String name) {
        return Objects.requireNonNullElse((Map<?, ?>) of.get(name), Map.of());
    }

    private static String text(Map<?, ?> of, String name) {
        return Objects.toString(of.get(name), "");
    }
}
