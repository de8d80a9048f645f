package com.insightpulseai.mcp.hub.sandbox.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.socket.manifest.SimulatedManifest;

/** The findings of a simulated scan follow from what its manifests name. */
class ScannedPackagesTest {

    private static final String ENGINE = "{\"dependencies\":{\"sandbox-template-engine\":\"%s\"}}";

    private final SocketRecordings recordings = new SocketRecordings();

    @Test
    void findsNothingInManifestsThatNameNoKnownPackage() {
        assertThat(findings(manifest("package.json", "{}"))).isEmpty();
        assertThat(scan(manifest("package.json", "{\"dependencies\":{\"left-pad\":\"1\"}}"))).singleElement()
                .satisfies(artifact -> assertThat(artifact.path("alerts")).isEmpty());
    }

    @Test
    void findsMoreOnceAManifestNamesMore() {
        SimulatedManifest before = manifest("package.json", "{\"dependencies\":{\"sandbox-http-client\":\"0.9.4\"}}");
        SimulatedManifest after = manifest("package.json",
                "{\"dependencies\":{\"sandbox-http-client\":\"0.9.4\",\"evil-test-package\":\"1.0.0\"}}");

        assertThat(findings(after)).containsAll(findings(before)).hasSize(findings(before).size() + 2)
                .contains("evil-test-package 1.0.0 malware");
    }

    @ParameterizedTest
    @CsvSource({ "2.3.1,'criticalCVE,usesEval'", "2.3.2,'malware,criticalCVE,usesEval'", "2.3.9,'criticalCVE,usesEval'",
            "2.4.0,usesEval", "2.10.0,usesEval", "2.4.1-rc.1,usesEval" })
    void findsWhatIsKnownOfAVersion(String version, String types) {
        assertThat(findings(manifest("package.json", ENGINE.formatted(version)))).containsExactly(
                Stream.of(types.split(",")).map(type -> "sandbox-template-engine " + version + ' ' + type)
                        .toArray(String[]::new));
    }

    @Test
    void takesTheVersionsOfTheLockFileAndThePlacesOfBoth() {
        List<ObjectNode> artifacts = scan(manifest("web/package.json", ENGINE.formatted("^2.3.0")),
                manifest("web/package-lock.json", """
                        {"packages":{"":{},"node_modules/sandbox-template-engine":{"version":"2.3.1"},
                         "node_modules/x/node_modules/sandbox-template-engine":{"version":"2.3.1"}}}"""));

        assertThat(artifacts).singleElement().satisfies(artifact -> {
            assertThat(artifact.path("version").asText()).isEqualTo("2.3.1");
            assertThat(artifact.path("direct").asBoolean()).isTrue();
            assertThat(artifact.path("manifestFiles").findValuesAsText("file")).containsExactly("web/package-lock.json",
                    "web/package.json");
        });
    }

    @Test
    void tellsTwoVersionsOfAPackageApart() {
        assertThat(findings(manifest("uv.lock", """
                [[package]]
                name = "evil-test-wheel"
                version = "1.0.0"
                source = { registry = "https://packages.example.com/simple" }

                [[package]]
                name = "evil-test-wheel"
                version = "1.1.0"
                source = { registry = "https://packages.example.com/simple" }
                """))).contains("evil-test-wheel 1.0.0 shellAccess", "evil-test-wheel 1.1.0 shellAccess");
    }

    @Test
    void takesNamesOfPythonForTheSameHoweverTheyAreSpelled() {
        assertThat(findings(manifest("requirements.txt", "Evil_Test.Wheel == 1.0.0")))
                .contains("evil-test-wheel 1.0.0 shellAccess");
    }

    @Test
    void splitsTheNamespaceFromAName() {
        assertThat(scan(manifest("gradle.lockfile", "com.example:core:1.0=x\n"), manifest("go.mod", "require a.b/c v1\n"),
                manifest("package.json", "{\"dependencies\":{\"@acme/ui\":\"1\"}}")))
                .extracting(artifact -> artifact.path("namespace").asText() + ' ' + artifact.path("name").asText())
                .containsExactly("com.example core", "a.b c", "@acme ui");
    }

    private List<ObjectNode> scan(SimulatedManifest... manifests) {
        return ScannedPackages.of(List.of(manifests), recordings);
    }

    private List<String> findings(SimulatedManifest... manifests) {
        return scan(manifests).stream().flatMap(artifact -> StreamSupport.stream(artifact.path("alerts").spliterator(), false)
                .map(alert -> artifact.path("name").asText() + ' ' + artifact.path("version").asText() + ' '
                        + alert.path("type").asText()))
                .toList();
    }

    private static SimulatedManifest manifest(String path, String content) {
        return SimulatedManifest.read(path, content.getBytes(UTF_8));
    }
}
