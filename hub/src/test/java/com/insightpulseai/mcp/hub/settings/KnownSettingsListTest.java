package com.insightpulseai.mcp.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/** The list by which a start finds variables that nothing reads is what Quarkus and the code read. */
class KnownSettingsListTest {

    private static final Path LIST = Path.of("..", "src", "main", "resources", "known-settings.txt");
    private static final Path EXPECTED = Path.of("target", "known-settings.txt");
    private static final String HEADER = """
            # The environment variables that the hub or a function reads; * stands for the key of a map or an index.
            # KnownSettingsListTest compares it with Quarkus' extensions and the code, and says how to renew it.
            """;

    @Test
    void theListIsComplete() throws IOException {
        Set<String> variables = new TreeSet<>();
        QuarkusSettings.all().read().forEach(property -> variables.add(variable(property)));
        OwnSettings own = OwnSettings.in(RepositoryFiles.applicationFiles().values());
        own.properties().forEach(property -> variables.add(variable(property)));
        variables.addAll(own.variables());
        String expected = HEADER + String.join("\n", variables) + "\n";
        Files.writeString(EXPECTED, expected);

        assertThat(Files.exists(LIST) ? Files.readString(LIST) : "")
                .as("Renew it: cp hub/target/known-settings.txt src/main/resources/").isEqualTo(expected);
    }

    /** As MicroProfile Config maps a property to a variable. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    }
}
