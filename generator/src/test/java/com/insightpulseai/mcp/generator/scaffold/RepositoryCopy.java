package com.insightpulseai.mcp.generator.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.Provider;

/** A copy of those files of this repository that scaffolding looks at. */
final class RepositoryCopy {

    static final String CONFIG = Checkout.PROVIDER_CONFIG;

    private static final Path ORIGINAL = Path.of("..");

    private final Path root;

    private RepositoryCopy(Path root) {
        this.root = root;
    }

    static RepositoryCopy copiedTo(Path root) throws IOException {
        RepositoryCopy copy = new RepositoryCopy(root);
        for (String file : new String[] { CONFIG, "src/main/resources/provider-config.schema.json", "CHANGELOG.md",
                "docs/tools/README.md", "functions/pom.xml", "hub/pom.xml",
                "generator/pom.xml", "tests/tools/pom.xml", "providers/pom.xml", "providers/stubs/pom.xml",
                "tests/providers/pom.xml",
                "providers/socket/stub/src/main/resources/openapi/socket.json",
                "providers/netdata/stub/src/main/java/com/insightpulseai/mcp/provider/netdata/stub/NetdataRequests.java",
                "hub/src/main/resources/META-INF/services/com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream" }) {
            copy.write(file, Files.readString(ORIGINAL.resolve(file)));
        }
        try (Stream<Path> modules = Files.list(ORIGINAL.resolve("functions"))) {
            for (Path pom : modules.map(module -> module.resolve("pom.xml")).filter(Files::isRegularFile).toList()) {
                copy.write(ORIGINAL.relativize(pom).toString(), Files.readString(pom));
            }
        }
        try (Stream<Path> migrations = Files.list(ORIGINAL.resolve(MigrationList.FOLDER))) {
            for (Path migration : migrations.toList()) {
                copy.write(MigrationList.FOLDER + migration.getFileName(), Files.readString(migration));
            }
        }
        return copy;
    }

    Checkout checkout() {
        return Checkout.at(root);
    }

    Catalogue catalogue() {
        return Scaffold.catalogue(checkout());
    }

    String read(String path) {
        return checkout().require(path);
    }

    void write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** All files with their contents. */
    Map<String, String> snapshot() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    /** Scaffolds a provider that wants a bearer token. */
    void newProvider(String name) {
        newProvider(name, "https://api." + name + ".example/v1", Credential.BEARER);
    }

    void newProvider(String name, String baseUrl, Credential credential) {
        FreeName.ofProvider(name, catalogue());
        new NewProviderPlan(checkout(), name, Words.capitalized(name), "Operations of it", BaseUrl.parse(baseUrl), credential)
                .plan().write();
    }

    /** Scaffolds a tool. */
    void newTool(String provider, String tool, String role, String quota) {
        Provider existing = FreeName.provider(provider, catalogue());
        new NewToolPlan(checkout(), ExistingProvider.of(existing, read(CONFIG)), FreeName.ofTool(existing, tool), role, quota,
                "/" + tool.replace('.', '/'), "Lists samples")
                .plan().write();
    }
}
