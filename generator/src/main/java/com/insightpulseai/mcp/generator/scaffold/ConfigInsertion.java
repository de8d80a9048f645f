package com.insightpulseai.mcp.generator.scaffold;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import com.insightpulseai.mcp.generator.Mistakes;

/** Puts entries into {@code provider-config.yaml} as text, so that its comments and its form stay as they are. */
final class ConfigInsertion {

    private final String yaml;
    private final Node root;

    private ConfigInsertion(String yaml) {
        this.yaml = yaml;
        this.root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
    }

    /** Adds a provider behind all others, after an empty line. */
    static String addProvider(String yaml, String block) {
        return new ConfigInsertion(yaml).append(List.of("providers"), "\n", block);
    }

    /** Adds a tool behind all others of its provider. */
    static String addTool(String yaml, String provider, String block) {
        return new ConfigInsertion(yaml).append(List.of("providers", provider, "tools"), "", block);
    }

    private String append(List<String> path, String before, String block) {
        Node node = root;
        for (String key : path) {
            node = child(node, key);
        }
        if (!(node instanceof CollectionNode<?> collection) || collection.getFlowStyle() != FlowStyle.BLOCK) {
            throw new Mistakes(
                    String.join(".", path) + ": cannot be added to unless it is written in lines of its own, without "
                            + "braces or brackets; write it like that");
        }
        String indent = " ".repeat(node.getStartMark().getColumn());
        String indented = block.lines().map(line -> indent + line + "\n").collect(Collectors.joining());
        List<String> lines = new ArrayList<>(yaml.lines().toList());
        int end = lineAfter(node);
        return joined(lines.subList(0, end)) + before + indented + joined(lines.subList(end, lines.size()));
    }

    private static Node child(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                    return tuple.getValueNode();
                }
            }
        }
        throw new Mistakes("has no " + key + " where it is looked for");
    }

    /** The end of a block is only found by what follows, comments left out; that of the last thing in it is exact. */
    private static int lineAfter(Node node) {
        Node last = node;
        while (last instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.BLOCK) {
            last = last instanceof SequenceNode sequence ? sequence.getValue().get(sequence.getValue().size() - 1)
                    : lastOf((MappingNode) last);
        }
        Mark end = last.getEndMark();
        return end.getColumn() == 0 ? end.getLine() : end.getLine() + 1;
    }

    private static Node lastOf(MappingNode mapping) {
        return mapping.getValue().get(mapping.getValue().size() - 1).getValueNode();
    }

    private static String joined(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
