package com.insightpulseai.mcp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import com.insightpulseai.mcp.seal.SealKey;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Gives a {@code @QuarkusTest} a key of its own to seal the audit log with. Sets fields of type {@link PublicKeysFile}. */
public class SealKeyResource implements QuarkusTestResourceLifecycleManager {

    private Path folder;

    /** The file of public keys that {@code verify-audit} takes. */
    public record PublicKeysFile(Path path) {
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("seal-key");
            SealKey key = SealKey.generate("test");
            Files.writeString(publicKeys(), key.entry(Instant.EPOCH).toText());
            return Map.of("mcp.seal.key-file", Files.writeString(folder.resolve("key"), key.toText()).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(new PublicKeysFile(publicKeys()), new TestInjector.MatchesType(PublicKeysFile.class));
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(publicKeys());
            Files.deleteIfExists(folder.resolve("key"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path publicKeys() {
        return folder.resolve("public-keys");
    }
}
