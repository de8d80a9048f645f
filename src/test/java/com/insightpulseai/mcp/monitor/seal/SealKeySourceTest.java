package com.insightpulseai.mcp.monitor.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.seal.SealKey;
import com.insightpulseai.mcp.testing.LoggedLines;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;

class SealKeySourceTest {

    @TempDir
    Path folder;

    private final Map<String, String> secrets = new HashMap<>();
    private Duration now = Duration.ofHours(1);

    private SealKeySource source(Map<String, String> settings) {
        SealConfig config = new SmallRyeConfigBuilder().withMapping(SealConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build().getConfigMapping(SealConfig.class);
        return new SealKeySource(config, name -> Uni.createFrom().item(secrets.get(name)), () -> now.toNanos());
    }

    private static Optional<String> read(SealKeySource source) {
        return source.current().await().atMost(Duration.ofSeconds(30)).map(SealKey::id);
    }

    @Test
    void withoutASettingThereIsNoKeyAndOneWarning() {
        SealKeySource source = source(Map.of());
        try (LoggedLines logged = new LoggedLines()) {
            assertThat(read(source)).isEmpty();
            assertThat(read(source)).isEmpty();

            assertThat(logged.lines()).containsExactly(
                    "The audit log is not sealed: neither MCP_SEAL_KEY_FILE nor MCP_SEAL_KEY_SECRET is set");
        }
    }

    @Test
    void aFileIsReadAnewAfterFiveMinutes() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), SealKey.generate("first").toText());
        SealKeySource source = source(Map.of("mcp.seal.key-file", file.toString()));
        assertThat(read(source)).contains("first");
        Files.writeString(file, SealKey.generate("second").toText());

        now = now.plusMinutes(4);
        assertThat(read(source)).contains("first");
        now = now.plusMinutes(2);
        assertThat(read(source)).contains("second");
    }

    @Test
    void aSecretHoldsTheContentOfSuchAFile() {
        secrets.put("mcp/test/seal-key", SealKey.generate("of-secret").toText());

        assertThat(read(source(Map.of("mcp.seal.key-secret", "mcp/test/seal-key")))).contains("of-secret");
    }

    @Test
    void aKeyThatCannotBeUsedFailsWithoutItsText() throws IOException {
        secrets.put("s", "hunter2");
        Path file = Files.writeString(folder.resolve("key"), "k hunter2 hunter2");

        assertThatThrownBy(() -> read(source(Map.of("mcp.seal.key-secret", "s"))))
                .hasMessageStartingWith("the secret of MCP_SEAL_KEY_SECRET is no key: ").hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> read(source(Map.of("mcp.seal.key-file", file.toString()))))
                .hasMessageStartingWith("the file of MCP_SEAL_KEY_FILE is no key: ").hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> read(source(Map.of("mcp.seal.key-file", folder + "/none"))))
                .hasMessageStartingWith("the file of MCP_SEAL_KEY_FILE cannot be read");
    }
}
