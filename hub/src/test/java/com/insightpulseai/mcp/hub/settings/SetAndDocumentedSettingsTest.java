package com.insightpulseai.mcp.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.config.KnownSettings;

import io.smallrye.config.NameIterator;
import io.smallrye.config.source.yaml.YamlConfigSource;

/** No variable or key that the repository sets or documents is unknown to what reads it. */
class SetAndDocumentedSettingsTest {

    private static final Pattern VARIABLE = Pattern
            .compile("\\b(?:QUARKUS|MCP|PROVIDERS|SUPABASE|MIGRATE)_[A-Z0-9_]*[A-Z0-9]\\b"
                    + "(?![_…*]|\\.md)");
    /** In tables: `MCP_HEALTH_SLOW`, `_FRESH`. */
    private static final Pattern SHORTENED = Pattern.compile("`((?:QUARKUS|MCP)_[A-Z0-9_]+)`((?:, `_[A-Z0-9_]+`)+)");
    private static final Pattern KEY = Pattern.compile("(?<![a-z./-])quarkus\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)+\\b(?![.-])");
    /** Variables of agents and of their workflows, in files that are about the server too. */
    private static final List<String> AGENTS = List.of("MCP_URL", "MCP_TOKEN", "MCP_TOKEN_FILE", "MCP_HUB",
            "MCP_AUDIENCE");
    /** Variables of Maven, not of the application. */
    private static final List<String> MAVENS = List.of("quarkus.platform.version", "quarkus.build.skip");

    private final KnownSettings known = KnownSettings.packaged();
    private final QuarkusSettings quarkus = QuarkusSettings.all();
    private final OwnSettings own = OwnSettings.in(RepositoryFiles.applicationFiles().values());

    @Test
    void eachVariableIsRead() {
        List<String> mistakes = new ArrayList<>();
        Map<String, String> files = RepositoryFiles.settingFiles();
        files.putAll(RepositoryFiles.applicationFiles());
        files.forEach((path, text) -> {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                String place = path + ":" + (i + 1) + ": ";
                variables(lines.get(i)).filter(variable -> !known.isKnown(variable) && !AGENTS.contains(variable))
                        .map(variable -> place + String.join("", known.unread(List.of(variable)))).forEach(mistakes::add);
                unknownEndings(lines.get(i)).map(place::concat).forEach(mistakes::add);
            }
        });

        assertThat(mistakes).isEmpty();
    }

    @Test
    void eachKeyOfQuarkusIsRead() {
        List<String> mistakes = new ArrayList<>();
        RepositoryFiles.settingFiles().forEach((path, text) -> KEY.matcher(text).results().map(result -> result.group())
                .filter(key -> !MAVENS.contains(key) && !isKnown(key)).map(key -> path + ": " + key).forEach(mistakes::add));

        assertThat(mistakes).isEmpty();
    }

    @Test
    void eachKeyOfAnApplicationFileIsRead() {
        List<String> mistakes = new ArrayList<>();
        RepositoryFiles.applicationFiles()
                .forEach((path, yaml) -> new YamlConfigSource(path, yaml, 1).getPropertyNames().stream()
                        .map(key -> key.startsWith("\"%") || key.startsWith("%") ? key.substring(key.indexOf('.') + 1) : key)
                        .filter(key -> !key.startsWith("mp.") && !isKnown(key)).map(key -> path + ": " + key)
                        .forEach(mistakes::add));

        assertThat(mistakes).isEmpty();
    }

    @Test
    void findsThePropertyThatWasMisnamed() {
        assertThat(known.isKnown("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_USE_LAYER7_PROXY")).isTrue();
        assertThat(known.unread(List.of("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_USE_LAYER" + "_7_PROXY")))
                .containsExactly("Nothing reads the environment variable QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_USE_LAYER"
                        + "_7_PROXY; did you mean QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_USE_LAYER7_PROXY?");
        assertThat(isKnown("quarkus.datasource.reactive.postgresql.use-layer-7-proxy")).isFalse();
    }

    private static Stream<String> variables(String line) {
        return VARIABLE.matcher(line).results().map(result -> result.group());
    }

    private Stream<String> unknownEndings(String line) {
        List<String> unknown = new ArrayList<>();
        for (Matcher row = SHORTENED.matcher(line); row.find();) {
            for (String ending : row.group(2).replaceAll("[ `]", "").substring(1).split(",")) {
                if (!isAnyEnding(row.group(1), ending)) {
                    unknown.add(row.group(1) + ", " + ending);
                }
            }
        }
        return unknown.stream();
    }

    private boolean isAnyEnding(String variable, String ending) {
        for (int end = variable.lastIndexOf('_'); end > 0; end = variable.lastIndexOf('_', end - 1)) {
            if (known.isKnown(variable.substring(0, end) + ending)) {
                return true;
            }
        }
        return false;
    }

    private boolean isKnown(String key) {
        return Stream.of(quarkus.read(), quarkus.built(), own.properties()).flatMap(properties -> properties.stream())
                .anyMatch(property -> matches(property, key));
    }

    private static boolean matches(String property, String key) {
        NameIterator pattern = new NameIterator(property);
        NameIterator name = new NameIterator(key);
        while (pattern.hasNext() && name.hasNext()) {
            String wanted = pattern.getNextSegment();
            if (!wanted.equals("*") && !wanted.equals(name.getNextSegment())) {
                return false;
            }
            pattern.next();
            name.next();
        }
        return !pattern.hasNext() && !name.hasNext();
    }
}
