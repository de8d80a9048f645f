package com.insightpulseai.mcp.config;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.composer.ComposerException;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

import com.insightpulseai.mcp.platform.SingleLine;

/**
 * Reads a YAML file of ours as written, and finds the places where readers of YAML take something else than a person sees in
 * it: a key that is given twice, a value from an anchor or a merge key, a plain word that is no text. A file without mistakes
 * is the same to all readers.
 */
public final class StrictYaml {

    private final String name;
    private final Resolver resolver = new Resolver();
    private final Set<String> mistakes = new LinkedHashSet<>();
    private Optional<Node> document = Optional.empty();

    private StrictYaml(String name) {
        this.name = name;
    }

    /**
     * Reads one document, down to the parser's limits of 50 levels and 3 MB.
     *
     * @param name the file's, for messages
     */
    public static StrictYaml read(String name, String yaml) {
        StrictYaml reader = new StrictYaml(name);
        reader.read(yaml);
        return reader;
    }

    /** A line for each mistake, beginning with {@code name:line}, in the order of the file. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /**
     * The values as written.
     *
     * @throws IllegalStateException if there are mistakes
     */
    Map<String, String> properties() {
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(name + " has mistakes");
        }
        return document.map(YamlProperties::of).orElse(Map.of());
    }

    private void read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        try {
            document = Optional.ofNullable(
                    new Composer(new ParserImpl(new StreamReader(yaml), options), resolver, options).getSingleNode());
            document.ifPresent(this::check);
        } catch (MarkedYAMLException e) {
            boolean second = e instanceof ComposerException && "but found another document".equals(e.getProblem());
            mistake(e.getProblemMark().getLine(), second ? "a second document begins; a file has one" : syntaxError(e));
        } catch (RuntimeException e) {
            // The parser's limits, and what it does not expect itself, such as an escape without digits.
            mistakes.add(SingleLine.of(name + ": is not YAML: " + e.getMessage()));
        }
    }

    private static String syntaxError(MarkedYAMLException e) {
        String begun = e.getContextMark() == null ? "" : ", begun in line " + (e.getContextMark().getLine() + 1);
        return "is not YAML: " + e.getProblem() + (e.getContext() == null ? "" : " (" + e.getContext() + begun + ")");
    }

    private void check(Node node) {
        if (node.getAnchor() != null) {
            // An alias is the anchored node once more, perhaps within itself, so this is the place to stop.
            mistake(node, "&" + node.getAnchor() + ": anchors and aliases are not taken; write each value where it is used");
        } else if (!node.getTag().equals(implicitTag(node))) {
            mistake(node, "tag " + shown(node.getTag()) + ": tags are not taken; put text in quotes");
        } else if (node instanceof MappingNode map) {
            check(map);
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::check);
        } else if (node instanceof ScalarNode scalar && PlainScalar.is(scalar)) {
            PlainScalar.mistake(scalar).ifPresent(sentence -> mistake(scalar, sentence));
        }
    }

    private void check(MappingNode map) {
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple entry : map.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                mistake(entry.getKeyNode(), "a list or a map cannot be a key");
                continue;
            }
            int line = line(key);
            Integer earlier = lines.putIfAbsent(key.getValue(), line);
            if (earlier != null) {
                mistake(line - 1, quoted(key) + " is given twice, in lines " + earlier + " and " + line + "; remove one");
            }
            checkKey(key);
            if (entry.getValueNode() instanceof ScalarNode value && PlainScalar.is(value) && value.getValue().isEmpty()) {
                mistake(key, quoted(key) + " has no value; remove it, or write ''");
            } else {
                check(entry.getValueNode());
            }
        }
    }

    private void checkKey(ScalarNode key) {
        String text = key.getValue();
        if (Tag.MERGE.equals(key.getTag())) {
            mistake(key, "merge key '<<': not taken; write the keys themselves");
        } else if (text.isEmpty() || text.chars().anyMatch(c -> "\"[]\\".indexOf(c) >= 0 || Character.isISOControl(c))
                || PlainScalar.is(key) && text.indexOf('.') >= 0) {
            // In a property's name they would be a quotation, an index or a step.
            mistake(key,
                    quoted(key) + " cannot be a key; one with dots has to be in quotes, brackets and quotes are not taken");
        } else {
            check(key);
        }
    }

    private Tag implicitTag(Node node) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        return resolver.resolve(node.getNodeId(), text, node.getNodeId() != NodeId.scalar || PlainScalar.is((ScalarNode) node));
    }

    private static String shown(Tag tag) {
        return tag.startsWith(Tag.PREFIX) ? "!!" + tag.getValue().substring(Tag.PREFIX.length()) : tag.getValue();
    }

    private static String quoted(ScalarNode scalar) {
        return "'" + scalar.getValue() + "'";
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private void mistake(Node node, String sentence) {
        mistake(line(node) - 1, sentence);
    }

    /** @param line counted from 0, as the reader does */
    private void mistake(int line, String sentence) {
        mistakes.add(SingleLine.of(name + ":" + (line + 1) + ": " + sentence));
    }
}
