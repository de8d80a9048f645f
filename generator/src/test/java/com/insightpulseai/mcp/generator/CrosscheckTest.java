package com.insightpulseai.mcp.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.generator.catalogue.ConfigFile;

/** What the configuration and the modules have to agree about. */
class CrosscheckTest {

    private static final String RESOURCES = "src/main/resources/";

    @TempDir
    Path folder;

    @BeforeEach
    void makeARepository() throws IOException {
        Files.createDirectories(folder.resolve(RESOURCES));
        Files.copy(Path.of("..").resolve(RESOURCES + "provider-config.schema.json"),
                folder.resolve(RESOURCES + "provider-config.schema.json"));
        configure("- { name: sample.list, quota: reads, min_role: ops_viewer, schema_version: '1.0' }");
        module("acme-sample-list");
        module("health");
    }

    private void configure(String tools) throws IOException {
        Files.writeString(folder.resolve(Checkout.PROVIDER_CONFIG), """
                version: '1.0'
                providers:
                  acme:
                    base_url: https://api.acme.com
                    allowed_hosts: [api.acme.com]
                    rate_limits: { ops_viewer: { reads: 9/day }, ops_operator: { reads: 9/day }, ops_admin: unlimited }
                    tools:
                """ + tools.indent(6));
    }

    private void module(String name) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("functions").resolve(name)).resolve("pom.xml"), "<project/>");
    }

    private List<String> mistakes() {
        Checkout checkout = Checkout.at(folder);
        return Crosscheck.mistakes(ConfigFile.read(checkout), checkout);
    }

    @Test
    void aModuleForEachToolIsRightAndSystemFunctionsNeedNone() {
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void aToolWithoutAModuleIsTold() throws IOException {
        configure("- { name: sample.list, quota: reads, min_role: ops_viewer, schema_version: '1.0' }\n"
                + "- { name: sample.get, quota: reads, min_role: ops_viewer, schema_version: '1.0' }");

        assertThat(mistakes()).singleElement().asString().startsWith("provider-config.yaml: providers.acme.tools[1].name: "
                + "'sample.get' has no module functions/acme-sample-get; write it, begin with ./generate new-tool acme sample.get");
    }

    @Test
    void aModuleWithoutAToolIsTold() throws IOException {
        module("acme-sample-get");

        assertThat(mistakes()).singleElement().asString()
                .startsWith("functions/acme-sample-get: no tool of provider-config.yaml is called like this");
    }

    @Test
    void aTimeThatAFunctionDoesNotHaveIsTold() throws IOException {
        configure("- { name: sample.list, quota: reads, min_role: ops_viewer, schema_version: '1.0', timeout_ms: 890001 }");

        assertThat(mistakes()).singleElement().asString()
                .contains("providers.acme.tools[0].timeout_ms: 890001").contains("use at most 890000");
    }
}
