package com.insightpulseai.mcp.scanner.action;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A job that has ended.
 *
 * @param steps those that ran, in their order
 * @param outputs of the action
 */
record JobResult(boolean succeeded, List<Step> steps, Map<String, String> outputs) {

    /**
     * @param code exit code
     * @param log both output streams
     * @param with inputs of the action that the step used
     */
    record Step(String name, int code, String log, Map<String, String> outputs, Map<String, String> with) {
    }

    List<String> names() {
        return steps.stream().map(Step::name).toList();
    }

    Step step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("there was no step " + name + " but " + names()));
    }

    String log() {
        return steps.stream().map(Step::log).collect(Collectors.joining());
    }
}
