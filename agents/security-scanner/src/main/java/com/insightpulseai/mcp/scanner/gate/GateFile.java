package com.insightpulseai.mcp.scanner.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.yaml.snakeyaml.nodes.Node;

/**
 * The file {@code .dependency-gate.yaml}: settings of the gate and findings that are allowed.
 * <p>
 * It holds all that decides whether a finding counts. Options that change an exit code alone are none of its keys, so that the
 * pipeline shows them.
 *
 * @param layer settings
 * @param allowed entries of the allow list, in the order of the file
 */
public record GateFile(GateLayer layer, List<AllowEntry> allowed) {

    /** The name of the file, in the root of a repository. */
    public static final String NAME = ".dependency-gate.yaml";

    /** The largest file that is read, in bytes. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final String VERSION = "version";
    private static final String ALLOW = "allow";
    private static final List<String> KEYS = List.of(VERSION, "severity", "fail_on", "unknown_severity", "strict", "exclude",
            ALLOW);
    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_WORD = 100;

    public GateFile {
        allowed = List.copyOf(allowed);
    }

    /**
     * Reads the file strictly: an unknown or repeated key, an entry without a reason or a date, or a value that is none of the
     * choices is refused.
     *
     * @param name for messages
     * @param today in UTC; entries may end at most a year after it
     * @throws GateFileException with the line of the first mistake
     */
    public static GateFile read(String name, byte[] content, LocalDate today) {
        YamlSource source = new YamlSource(name);
        Map<String, Node> file = open(source, content, KEYS);
        GateLayer layer = new GateLayer(
                choice(source, file, "severity", SeverityThreshold::parse, SeverityThreshold.words()),
                choice(source, file, "fail_on", FailOn::parse, FailOn.words()),
                choice(source, file, "unknown_severity", UnknownSeverity::parse, UnknownSeverity.words()),
                choice(source, file, "strict", GateFile::truth, List.of("true", "false")), patterns(source, file));
        return new GateFile(layer, entries(source, file, today));
    }

    /**
     * Reads a file that has an allow list and nothing else, for {@code --allow}.
     *
     * @param name for messages
     * @param today in UTC; entries may end at most a year after it
     * @throws GateFileException with the line of the first mistake
     */
    public static List<AllowEntry> readAllowList(String name, byte[] content, LocalDate today) {
        YamlSource source = new YamlSource(name);
        return entries(source, open(source, content, List.of(VERSION, ALLOW)), today);
    }

    private static Map<String, Node> open(YamlSource source, byte[] content, List<String> keys) {
        Node root = new YamlParser(source, MOST_BYTES).parse(content);
        Map<String, Node> file = source.mapping(root, keys, "the file");
        Node version = file.get(VERSION);
        if (version == null) {
            throw source.problem(1, "the version of the format is missing", Optional.of("add \"version: 1\""));
        }
        if (!source.text(version, VERSION, LONGEST_WORD).equals("1")) {
            throw source.problem(version, "this program reads version 1 only", Optional.of("write \"version: 1\""));
        }
        return file;
    }

    private static <T> Optional<T> choice(YamlSource source, Map<String, Node> file, String key,
            Function<String, Optional<T>> parse, List<String> words) {
        Node node = file.get(key);
        if (node == null) {
            return Optional.empty();
        }
        String value = source.text(node, key, LONGEST_WORD);
        Optional<T> choice = parse.apply(value);
        if (choice.isEmpty()) {
            throw source.problem(node, key + " \"" + value + "\" is none of " + String.join(", ", words),
                    NearestWord.of(value, words).map(word -> "did you mean " + word + "?"));
        }
        return choice;
    }

    private static Optional<Boolean> truth(String word) {
        return switch (word) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static List<String> patterns(YamlSource source, Map<String, Node> file) {
        List<String> patterns = new ArrayList<>();
        for (Node node : source.list(file.get("exclude"), "exclude", MOST_ENTRIES)) {
            String pattern = source.text(node, "exclude", Integer.MAX_VALUE);
            ExcludePattern.complaint(pattern).ifPresent(complaint -> {
                throw source.problem(node, complaint, Optional.empty());
            });
            patterns.add(pattern);
        }
        return patterns;
    }

    private static List<AllowEntry> entries(YamlSource source, Map<String, Node> file, LocalDate today) {
        AllowEntryReader reader = new AllowEntryReader(source, today);
        return source.list(file.get(ALLOW), ALLOW, MOST_ENTRIES).stream().map(reader::read).toList();
    }
}
