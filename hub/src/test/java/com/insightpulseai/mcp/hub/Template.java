package com.insightpulseai.mcp.hub;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * {@code template.yaml}, as far as it says which environment a function gets from the stack's parameters.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">
 *      AWS: intrinsic functions</a>
 */
final class Template {

    private static final Path FILE = Path.of("..", "template.yaml");

    private final Node root;
    private final Map<String, String> parameters;

    private Template(Node root, Map<String, String> parameters) {
        this.root = root;
        this.parameters = parameters;
    }

    /** The template of a stack with these parameters and the defaults of all others. */
    static Template with(Map<String, String> parameters) throws IOException {
        LoaderOptions options = new LoaderOptions();
        try (Reader reader = Files.newBufferedReader(FILE)) {
            return new Template(new Yaml(options).compose(reader), parameters);
        }
    }

    /** The variables of every function. */
    Map<String, String> commonVariables() {
        return variables(at(root, "Globals", "Function"));
    }

    /** All variables of one function, such as {@code SocketScanRepo}. */
    Map<String, String> variables(String function) {
        Map<String, String> variables = new LinkedHashMap<>(commonVariables());
        variables.putAll(variables(at(root, "Resources", function + "Function", "Properties")));
        return variables;
    }

    private Map<String, String> variables(Node properties) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (NodeTuple entry : ((MappingNode) at(properties, "Environment", "Variables")).getValue()) {
            text(entry.getValueNode()).ifPresent(value -> variables.put(scalar(entry.getKeyNode()), value));
        }
        return variables;
    }

    private Optional<String> text(Node node) {
        return switch (node.getTag().getValue()) {
            case "!If" -> text(items(node).get(isMet(scalar(items(node).get(0))) ? 1 : 2));
            case "!Ref" -> scalar(node).equals("AWS::NoValue") ? Optional.empty() : Optional.of(parameter(scalar(node)));
            case "!Sub" -> Optional.of(substituted(scalar(node)));
            default -> Optional.of(scalar(node));
        };
    }

    private boolean isMet(String condition) {
        return holds(at(root, "Conditions", condition));
    }

    private boolean holds(Node node) {
        return switch (node.getTag().getValue()) {
            case "!Equals" -> text(items(node).get(0)).equals(text(items(node).get(1)));
            case "!Not" -> !holds(items(node).get(0));
            case "!And" -> items(node).stream().allMatch(this::holds);
            case "!Condition" -> isMet(scalar(node));
            default -> throw new AssertionError("unknown condition " + node);
        };
    }

    private String substituted(String text) {
        String result = text;
        for (int start = result.indexOf("${"); start >= 0; start = result.indexOf("${")) {
            int end = result.indexOf('}', start);
            result = result.substring(0, start) + parameter(result.substring(start + 2, end)) + result.substring(end + 1);
        }
        return result;
    }

    private String parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).orElseGet(() -> scalar(at(root, "Parameters", name, "Default")));
    }

    private static Node at(Node node, String... path) {
        Node found = node;
        for (String name : path) {
            found = ((MappingNode) found).getValue().stream().filter(entry -> scalar(entry.getKeyNode()).equals(name))
                    .findFirst().orElseThrow(() -> new AssertionError("template.yaml has no " + String.join(".", path)))
                    .getValueNode();
        }
        return found;
    }

    private static List<Node> items(Node node) {
        return ((SequenceNode) node).getValue();
    }

    private static String scalar(Node node) {
        return ((ScalarNode) node).getValue();
    }
}
