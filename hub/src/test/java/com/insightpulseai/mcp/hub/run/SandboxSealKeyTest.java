package com.insightpulseai.mcp.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.seal.SealKey;
import com.insightpulseai.mcp.seal.SealPublicKeys;

class SandboxSealKeyTest {

    @TempDir
    Path folder;

    @Test
    void isMadeOnceForItsOwnerOnly() throws Exception {
        try (RunDirectory directory = RunDirectory.open(folder.resolve("run"))) {
            Map<String, String> properties = SandboxSealKey.properties(directory, Set.of());
            Path file = Path.of(properties.get("mcp.seal.key-file"));
            String key = Files.readString(file);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            assertThat(SandboxSealKey.properties(directory, Set.of())).isEqualTo(properties);
            assertThat(Files.readString(file)).isEqualTo(key);
            assertThat(SealPublicKeys.parse(Files.readString(file.resolveSibling("seal-public-keys")))
                    .find(SealKey.parse(key).id())).isPresent();
        }
    }

    @Test
    void isNotMadeWhereAKeyIsConfigured() throws Exception {
        try (RunDirectory directory = RunDirectory.open(folder.resolve("run"))) {
            assertThat(SandboxSealKey.properties(directory, Set.of("MCP_SEAL_KEY_SECRET"))).isEmpty();
            assertThat(directory.path().resolve("seal-key")).doesNotExist();
        }
    }

    @Test
    void aDamagedKeyIsReplacedAndTheEarlierStaysListed() throws Exception {
        try (RunDirectory directory = RunDirectory.open(folder.resolve("run"))) {
            SandboxSealKey.properties(directory, Set.of());
            directory.write("seal-key", "");
            SandboxSealKey.properties(directory, Set.of());

            assertThat(Files.readAllLines(directory.path().resolve("seal-public-keys"))).hasSize(2);
        }
    }
}
