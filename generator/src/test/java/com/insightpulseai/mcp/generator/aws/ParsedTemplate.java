package com.insightpulseai.mcp.generator.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A template as CloudFormation reads it: {@code !Ref Stage} is {@code {"Ref": "Stage"}}, and so on. */
record ParsedTemplate(JsonNode tree) {

    static ParsedTemplate of(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new ParsedTemplate(new ObjectMapper().valueToTree(new Yaml(new WithFunctions(options)).load(yaml)));
    }

    JsonNode resource(String id) {
        JsonNode resource = tree.path("Resources").path(id);
        if (resource.isMissingNode()) {
            throw new AssertionError("There is no resource " + id);
        }
        return resource;
    }

    JsonNode properties(String id) {
        return resource(id).path("Properties");
    }

    JsonNode variables(String functionId) {
        return properties(functionId).path("Environment").path("Variables");
    }

    /** The names of all resources of a type. */
    List<String> ids(String type) {
        return tree.path("Resources").properties().stream().filter(entry -> entry.getValue().path("Type").asText().equals(type))
                .map(Map.Entry::getKey).toList();
    }

    List<String> names(String section) {
        List<String> names = new ArrayList<>();
        tree.path(section).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static final class WithFunctions extends SafeConstructor {

        WithFunctions(LoaderOptions options) {
            super(options);
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String name = node.getTag().getValue().substring(1);
                    return new LinkedHashMap<>(
                            Map.of(name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name, value(node)));
                }
            });
        }

        private Object value(Node node) {
            if (node instanceof ScalarNode scalar) {
                return scalar.getValue();
            }
            return node instanceof SequenceNode sequence ? constructSequence(sequence) : constructMapping((MappingNode) node);
        }
    }
}
