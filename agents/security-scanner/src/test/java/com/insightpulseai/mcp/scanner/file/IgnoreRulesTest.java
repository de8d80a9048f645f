package com.insightpulseai.mcp.scanner.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.scanner.git.TestRepository;

class IgnoreRulesTest {

    private static final int RULES = 3;
    private static final int PATHS = 60;
    private static final int ROUNDS = 60;
    private static final List<String> PIECES = List.of("a", "b", "ab", "a.b", "*", "**", "?", "/", "/", "/", "[ab]", "[!a]",
            "[a-c]", "[b-a]", "[!/]", "[a/b]", "[a-]", "[]a]", "[a\\]]", "[[:alpha:]]", "[[:x:]]", "\\a", "\\*", "\\/", "-",
            ".", "]", "[", "\\", " ", "!", "#", "***", "ü");
    private static final List<String> NAMES = List.of("a", "b", "ab", "a.b", "c", "-", "aab", "*", "]", "a b", "!", "#", "ü",
            "\\", "[");

    @TempDir
    private Path folder;

    /** Compares many rules with git itself; they are random, and the same on every run. */
    @Test
    void ignoreWhatGitIgnores() throws IOException {
        Random random = new Random(20261129);
        TestRepository made = TestRepository.init(folder.resolve("tree"));
        for (int round = 0; round < ROUNDS; round++) {
            List<String> rules = Stream.generate(() -> rule(random)).limit(RULES).toList();
            Set<String> paths = Stream.generate(() -> path(random)).limit(PATHS).collect(Collectors.toCollection(TreeSet::new));
            made.write(".gitignore", String.join("\n", rules) + "\n");

            Set<String> ours = new TreeSet<>(paths);
            IgnoreRules parsed = IgnoreRules.ofFile(Files.readAllBytes(made.folder().resolve(".gitignore")));
            ours.removeIf(path -> parsed.ruleIgnoring(path).isEmpty());

            assertThat(ours).as("rules %s", rules).isEqualTo(ignoredByGit(made, paths));
        }
    }

    private static String rule(Random random) {
        StringBuilder rule = new StringBuilder(random.nextInt(6) == 0 ? "!" : "");
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            rule.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return rule.append(random.nextInt(5) == 0 ? "/" : "").toString();
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder(NAMES.get(random.nextInt(NAMES.size())));
        for (int i = random.nextInt(4); i > 0; i--) {
            path.append('/').append(NAMES.get(random.nextInt(NAMES.size())));
        }
        return path.toString();
    }

    private Set<String> ignoredByGit(TestRepository made, Set<String> paths) throws IOException {
        Path asked = Files.writeString(folder.resolve("paths"), String.join("\0", paths) + '\0');
        Path answered = folder.resolve("ignored");
        ProcessBuilder git = new ProcessBuilder("git", "check-ignore", "--no-index", "-z", "--stdin")
                .directory(made.folder().toFile()).redirectInput(asked.toFile()).redirectOutput(answered.toFile());
        git.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        try {
            assertThat(git.start().waitFor()).isIn(0, 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Stream.of(Files.readString(answered).split("\0")).filter(path -> !path.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void areReadFromFilesOfAnySystem() {
        IgnoreRules rules = IgnoreRules.ofFile("\uFEFFa\r\n# comment\r\n\r\nb \nc\\ \n!d".getBytes(StandardCharsets.UTF_8));

        assertThat(rules.rules()).extracting(IgnoreRule::text).containsExactly("a", "b", "c\\ ", "!d");
        assertThat(rules.ruleIgnoring("x/b")).isPresent();
        assertThat(rules.ruleIgnoring("c ")).isPresent();
    }

    /** A matcher that tries one alternative after the other needs hours for this. */
    @Test
    @Timeout(20)
    void takeATimeThatIsLinearInThePath() {
        IgnoreRules rules = IgnoreRules
                .of(List.of("*a".repeat(400) + "b", "**/a*".repeat(150) + "b", "[a-z]*".repeat(150) + "1"));
        String path = String.join("/", Collections.nCopies(16, "a".repeat(250)));

        for (int i = 0; i < 20; i++) {
            assertThat(rules.ruleIgnoring(path)).isEmpty();
        }
    }
}
