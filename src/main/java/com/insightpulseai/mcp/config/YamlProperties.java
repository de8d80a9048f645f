package com.insightpulseai.mcp.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A document's properties by name, such as {@code providers.acme.tools[0].name}, as
 * {@link io.smallrye.config.source.yaml.YamlConfigSource} names them. Taken from the document that was checked, because a
 * second
 * reading costs milliseconds at each cold start.
 */
final class YamlProperties {

    private final Map<String, String> properties = new HashMap<>();

    private YamlProperties() {
    }

    static Map<String, String> of(Node document) {
        YamlProperties all = new YamlProperties();
        all.add("", document);
        return all.properties;
    }

    private void add(String path, Node node) {
        if (node instanceof MappingNode map) {
            for (NodeTuple entry : map.getValue()) {
                String key = ((ScalarNode) entry.getKeyNode()).getValue();
                String step = key.indexOf('.') < 0 ? key : "\"" + key + "\"";
                add(path.isEmpty() ? step : path + "." + step, entry.getValueNode());
            }
        } else if (node instanceof SequenceNode list) {
            addItems(path, list.getValue());
        } else if (!path.isEmpty()) {
            properties.put(path, ((ScalarNode) node).getValue());
        }
    }

    /** A list of values also has a property of its own, which one of the environment can override as a whole. */
    private void addItems(String path, List<Node> items) {
        if (items.stream().allMatch(ScalarNode.class::isInstance)) {
            properties.put(path,
                    items.stream().map(item -> ((ScalarNode) item).getValue().replace("\\", "\\\\").replace(",", "\\,"))
                            .collect(Collectors.joining(",")));
        }
        for (int i = 0; i < items.size(); i++) {
            add(path + "[" + i + "]", items.get(i));
        }
    }
}
