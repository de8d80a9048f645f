package com.insightpulseai.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.code_intelligence.jazzer.junit.FuzzTest;

import io.smallrye.config.source.yaml.YamlConfigSource;

/**
 * A text without mistakes is the same to a reader that knows booleans, numbers and dates (the generator's) and to one that
 * takes all as written (that of a start), and each mistake is one line with its place.
 * <p>
 * Input: the text.
 */
class StrictYamlFuzzTest {

    @FuzzTest
    void aTextWithoutMistakesIsTheSameToAllReaders(byte[] input) {
        String yaml = new String(input, StandardCharsets.UTF_8);
        StrictYaml read = StrictYaml.read("f", yaml);
        List<String> mistakes = read.mistakes();
        if (!mistakes.isEmpty()) {
            assertThat(mistakes).allMatch(line -> line.matches("f:(\\d+:)? [^\\r\\n]+"));
            return;
        }
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        if (tree instanceof Map<?, ?> map) {
            assertThat(read.properties()).isEqualTo(new YamlConfigSource("f", yaml, 1).getProperties());
            same(read.properties(), "", map);
        }
    }

    private static void same(Map<String, String> properties, String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> {
                String step = key.toString().contains(".") ? "\"" + key + "\"" : key.toString();
                same(properties, path.isEmpty() ? step : path + "." + step, below);
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                same(properties, path + "[" + i + "]", list.get(i));
            }
        } else if (value instanceof Double number) {
            assertThat(Double.valueOf(properties.get(path))).isEqualTo(number);
        } else {
            assertThat(properties.get(path)).isEqualTo(value.toString());
        }
    }
}
