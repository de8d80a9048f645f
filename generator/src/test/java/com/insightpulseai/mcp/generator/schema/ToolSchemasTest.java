package com.insightpulseai.mcp.generator.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.GeneratedFile;
import com.insightpulseai.mcp.generator.catalogue.ConfigFile;

/** What is published of a tool, and what becomes of a change. */
class ToolSchemasTest {

    private static final Path REAL = Path.of("..");
    private static final String RESOURCES = "src/main/resources/";
    private static final String PUBLISHED = RESOURCES + "schemas/socket/scan.get/1.0.json";

    @TempDir
    Path folder;

    @BeforeEach
    void copyWhatIsPublished() throws IOException {
        for (String file : List.of(RESOURCES + "provider-config.schema.json", Checkout.PROVIDER_CONFIG, PUBLISHED)) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(REAL.resolve(file), folder.resolve(file));
        }
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }

    private List<GeneratedFile> files() {
        Checkout checkout = Checkout.at(folder);
        return new ToolSchemas(Endpoints.onClassPath()).files(ConfigFile.read(checkout), checkout);
    }

    @Test
    void whatIsPublishedIsWhatTheCodeAnswers() throws IOException {
        assertThat(files()).contains(new GeneratedFile(PUBLISHED, Files.readString(REAL.resolve(PUBLISHED))));
    }

    @Test
    void aChangeThatBreaksCallersIsRefused() throws IOException {
        change(PUBLISHED, "\"maximum\": 1000", "\"maximum\": 2000");

        assertThatThrownBy(this::files)
                .hasMessage("socket/scan.get 1.0 is published: input.limit: had maximum 2000 and has maximum "
                        + "1000; undo it, or give the tool a new schema_version and list 1.0 among older_schema_versions "
                        + "(CONTRIBUTING.md says how)");
    }

    @Test
    void anOlderVersionThatThePresentEndpointServesKeepsItsSchema() throws IOException {
        change(PUBLISHED, "\"maximum\": 1000", "\"maximum\": 900");
        String older = Files.readString(folder.resolve(PUBLISHED));
        change(Checkout.PROVIDER_CONFIG,
                "    timeout_ms: 30000\n        schema_version: '1.0'\n        max_stale_s: 86400\n      - name: findings.list",
                "    timeout_ms: 30000\n        schema_version: '1.1'\n        older_schema_versions: ['1.0']\n        max_stale_s: 86400\n"
                        + "      - name: findings.list");

        assertThat(files()).contains(new GeneratedFile(PUBLISHED, older))
                .anyMatch(file -> file.path().equals(PUBLISHED.replace("1.0", "1.1")));
    }

    @Test
    void anOlderVersionThatWasNeverPublishedIsAMistake() throws IOException {
        change(Checkout.PROVIDER_CONFIG, "schema_version: '1.0'\n        max_stale_s: 86400\n      - name: findings.list",
                "schema_version: '1.0'\n        older_schema_versions: ['0.9']\n        max_stale_s: 86400\n      - name: findings.list");

        assertThatThrownBy(this::files)
                .hasMessageContaining("socket/scan.get: older_schema_versions: '0.9' was never published");
    }

    @Test
    void aToolThatNobodyAnswersIsAMistake() throws IOException {
        change(Checkout.PROVIDER_CONFIG, "name: scan.get", "name: scan.read");

        assertThatThrownBy(this::files).hasMessageContaining("functions/socket-scan-read: no class answers "
                + "/providers/socket/scan.read; write one with @Path(\"/providers/socket/scan.read\")");
    }
}
