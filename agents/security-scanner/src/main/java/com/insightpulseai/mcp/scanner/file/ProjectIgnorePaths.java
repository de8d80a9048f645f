package com.insightpulseai.mcp.scanner.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

import com.insightpulseai.mcp.scanner.git.GitRepository;
import com.insightpulseai.mcp.scanner.git.RepositoryPath;

/**
 * {@code projectIgnorePaths} of Socket's own file {@code socket.yml}, version 2: patterns in the syntax of {@code
 * .gitignore}. Other keys of the file are Socket's business.
 *
 * @param file the name it was read from; empty where the repository has no such file
 * @param patterns at most 1,000
 * @see <a href="https://docs.socket.dev/docs/socket-yml">Socket: socket.yml</a>
 */
public record ProjectIgnorePaths(Optional<String> file, List<String> patterns) {

    /** There is no such file. */
    public static final ProjectIgnorePaths NONE = new ProjectIgnorePaths(Optional.empty(), List.of());

    /** Names of the file, of which the first one that is there counts. */
    static final List<String> FILES = List.of("socket.yml", "socket.yaml");
    static final int MOST_BYTES = 256 << 10;

    private static final int MOST_PATTERNS = 1_000;
    private static final int LONGEST_PATTERN = 1_000;
    private static final int DEEPEST = 20;
    private static final String KEY = "projectIgnorePaths";
    private static final int VERSION = 2;

    public ProjectIgnorePaths {
        patterns = List.copyOf(patterns);
    }

    /**
     * Reads the file of a commit.
     *
     * @throws FileRuleException if it is malformed
     */
    public static ProjectIgnorePaths inCommit(GitRepository repository, String commit) {
        return in(new CommitTree(repository, commit));
    }

    static ProjectIgnorePaths in(FileTree tree) {
        for (String file : FILES) {
            Reading reading = tree.read(file, MOST_BYTES);
            if (reading instanceof Reading.Content content) {
                return parse(file, content.bytes());
            }
            if (reading instanceof Reading.Unreadable unreadable) {
                throw new FileRuleException(file + " " + unreadable.reason() + ".");
            }
            if (reading instanceof Reading.TooLarge) {
                throw new FileRuleException(file + " is larger than 256 KiB.");
            }
        }
        return NONE;
    }

    /**
     * Reads a file.
     *
     * @param file its name, for messages
     * @throws FileRuleException if it is malformed
     */
    public static ProjectIgnorePaths parse(String file, byte[] content) {
        Object root = load(file, content);
        if (root == null) {
            return NONE;
        }
        if (!(root instanceof Map<?, ?> keys)) {
            throw new FileRuleException(file + " must have keys, such as version: 2.");
        }
        Object version = keys.get("version");
        if (!(version instanceof Integer number) || number < 1 || number > VERSION) {
            throw new FileRuleException(file + ": version must be 2.");
        }
        Object listed = keys.get(KEY);
        if (listed == null) {
            return new ProjectIgnorePaths(Optional.of(file), List.of());
        }
        if (number < VERSION) {
            throw new FileRuleException(file + ": " + KEY + " needs version: 2.");
        }
        return new ProjectIgnorePaths(Optional.of(file), patterns(file, listed));
    }

    private static Object load(String file, byte[] content) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(MOST_BYTES);
        try {
            return new Yaml(new SafeConstructor(options)).load(Utf8.decode(content)
                    .orElseThrow(() -> new FileRuleException(file + " is not UTF-8.")));
        } catch (MarkedYAMLException e) {
            Optional<Mark> mark = Optional.ofNullable(e.getProblemMark());
            throw new FileRuleException(file + mark.map(at -> ":" + (at.getLine() + 1)).orElse("") + ": "
                    + RepositoryPath.shown(Optional.ofNullable(e.getProblem()).orElse("malformed")) + ".");
        } catch (YAMLException e) {
            throw new FileRuleException(file + " cannot be read as YAML: " + RepositoryPath.shown(e.getMessage()) + ".");
        }
    }

    private static List<String> patterns(String file, Object listed) {
        if (!(listed instanceof List<?> items) || items.size() > MOST_PATTERNS) {
            throw new FileRuleException(file + ": " + KEY + " must be a list of at most 1,000 patterns.");
        }
        List<String> patterns = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof String pattern) || pattern.isBlank() || pattern.length() > LONGEST_PATTERN) {
                throw new FileRuleException(file + ": entry " + (patterns.size() + 1) + " of " + KEY
                        + " must be a text of 1 to 1,000 characters.");
            }
            patterns.add(pattern);
        }
        return patterns;
    }
}
