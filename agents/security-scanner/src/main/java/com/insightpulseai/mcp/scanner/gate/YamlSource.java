package com.insightpulseai.mcp.scanner.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import com.insightpulseai.mcp.cli.SafeText;

/** A YAML file as its reader sees it: typed access to nodes, and exceptions that name file and line. */
record YamlSource(String file) {

    private static final int LONGEST_EXCERPT = 100;
    private static final int LONGEST_PROBLEM = 400;

    static int line(Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }

    GateFileException problem(Node node, String problem, Optional<String> suggestion) {
        return problem(line(node.getStartMark()), problem, suggestion);
    }

    GateFileException problem(int line, String problem, Optional<String> suggestion) {
        return new GateFileException(SafeText.oneLine(file, LONGEST_PROBLEM), line, SafeText.oneLine(problem, LONGEST_PROBLEM),
                suggestion.map(text -> SafeText.oneLine(text, LONGEST_PROBLEM)));
    }

    /** Returns a mapping's values by their keys, each of which is known and there once. */
    Map<String, Node> mapping(Node node, List<String> keys, String subject) {
        if (!(node instanceof MappingNode mapping)) {
            throw problem(node, subject + " needs keys with values", Optional.of("its keys are " + String.join(", ", keys)));
        }
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            Node keyNode = entry.getKeyNode();
            String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!keys.contains(key)) {
                throw problem(keyNode, "unknown key \"" + excerpt(key) + "\"",
                        Optional.of(NearestWord.of(key, keys).map(word -> "did you mean \"" + word + "\"?")
                                .orElse("known keys are " + String.join(", ", keys))));
            }
            Node earlier = values.put(key, entry.getValueNode());
            if (earlier != null) {
                throw problem(keyNode, "the key \"" + key + "\" is repeated",
                        Optional.of("it is also in line " + line(earlier.getStartMark())));
            }
        }
        return values;
    }

    /** Returns the nodes of a list; none where it is absent. */
    List<Node> list(Node node, String key, int most) {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw problem(node, key + " needs a list", Optional.of("begin each of its lines with \"- \", or write []"));
        }
        if (sequence.getValue().size() > most) {
            throw problem(node, key + " has more than " + most + " entries", Optional.empty());
        }
        return sequence.getValue();
    }

    /** Returns a text as it is written, without blanks at its ends; never empty. */
    String text(Node node, String key, int longest) {
        if (!(node instanceof ScalarNode scalar)) {
            throw problem(node, key + " needs a text", Optional.empty());
        }
        String value = scalar.getValue().strip();
        if (value.isEmpty() || Tag.NULL.equals(node.getTag())) {
            throw problem(node, key + " is empty", Optional.empty());
        }
        if (value.codePointCount(0, value.length()) > longest) {
            throw problem(node, key + " has more than " + longest + " characters", Optional.empty());
        }
        return value;
    }

    static String excerpt(String text) {
        return SafeText.oneLine(text, LONGEST_EXCERPT);
    }
}
