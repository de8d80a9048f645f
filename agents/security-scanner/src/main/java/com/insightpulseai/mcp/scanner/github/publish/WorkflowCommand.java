package com.insightpulseai.mcp.scanner.github.publish;

import java.util.LinkedHashMap;
import java.util.Map;

import com.insightpulseai.mcp.cli.SafeText;

/**
 * A line of the job's log that the runner takes as a command.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">Workflow commands</a>
 */
final class WorkflowCommand {

    private static final int LONGEST_MESSAGE = 1_000;

    private final String name;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final String message;

    private WorkflowCommand(String name, String message) {
        this.name = name;
        this.message = message;
    }

    /** @param name {@code error}, {@code warning} or {@code notice} */
    static WorkflowCommand annotation(String name, String title, String message) {
        return new WorkflowCommand(name, SafeText.oneLine(message, LONGEST_MESSAGE)).with("title", title);
    }

    /** Names a place; a path with characters that a log must not show is left out. */
    WorkflowCommand at(String file, int line) {
        return SafeText.oneLine(file).equals(file) ? with("file", file).with("line", Integer.toString(line)) : this;
    }

    private WorkflowCommand with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    /** Returns the line, without its end. */
    String line() {
        StringBuilder line = new StringBuilder("::").append(name);
        String separator = " ";
        for (Map.Entry<String, String> property : properties.entrySet()) {
            line.append(separator).append(property.getKey()).append('=').append(escapedProperty(property.getValue()));
            separator = ",";
        }
        return line.append("::").append(escaped(message)).toString();
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String escapedProperty(String text) {
        return escaped(text).replace(":", "%3A").replace(",", "%2C");
    }
}
