package com.insightpulseai.mcp.hub.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.insightpulseai.mcp.seal.SealKey;

/**
 * The key that a sandbox seals its audit log with: made once and kept in the run directory, as the log is, with the file of
 * public keys beside it.
 */
public final class SandboxSealKey {

    private static final String PRIVATE_KEY = "seal-key";
    private static final String PUBLIC_KEYS = "seal-public-keys";
    private static final Set<String> VARIABLES = Set.of("MCP_SEAL_KEY_FILE", "MCP_SEAL_KEY_SECRET");

    private SandboxSealKey() {
    }

    /**
     * The configuration that names the key.
     *
     * @param variables names of the environment variables that are set; where one names a key, none is made
     */
    public static Map<String, String> properties(RunDirectory directory, Set<String> variables) throws IOException {
        if (VARIABLES.stream().anyMatch(variables::contains)) {
            return Map.of();
        }
        Path file = directory.path().resolve(PRIVATE_KEY);
        if (!isUsable(file)) {
            SealKey key = SealKey.generate("sandbox-" + UUID.randomUUID().toString().substring(0, 8));
            String earlier = read(directory.path().resolve(PUBLIC_KEYS));
            directory.write(PUBLIC_KEYS, earlier + key.entry(Instant.now().truncatedTo(ChronoUnit.SECONDS)).toText() + "\n");
            directory.write(PRIVATE_KEY, key.toText());
        }
        return Map.of("mcp.seal.key-file", file.toString());
    }

    private static boolean isUsable(Path file) throws IOException {
        try {
            SealKey.parse(read(file));
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file, UTF_8) : "";
    }
}
