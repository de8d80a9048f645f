package com.insightpulseai.mcp.scanner.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestPatternsCacheTest {

    private static final URI SERVER = URI.create("https://mcp.example.com");
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final ManifestPatterns PATTERNS = ManifestPatterns.of(List.of("package.json", "*.{a,b}"));

    @TempDir
    private Path folder;

    private ManifestPatternsCache cache(Duration later) {
        return ManifestPatternsCache.in(folder.resolve("cache"), Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void keepsThePatternsOfAServerForADay() {
        cache(Duration.ZERO).keep(SERVER, PATTERNS);

        assertThat(cache(Duration.ZERO).read(SERVER)).map(ManifestPatterns::patterns).contains(PATTERNS.patterns());
        assertThat(cache(Duration.ofHours(23)).read(SERVER)).isPresent();
        assertThat(cache(Duration.ofHours(24)).read(SERVER)).isEmpty();
        assertThat(cache(Duration.ofHours(-1)).read(SERVER)).isEmpty();
        assertThat(cache(Duration.ZERO).read(URI.create("https://other.example.com"))).isEmpty();
    }

    @Test
    void replacesWhatItKept() throws IOException {
        cache(Duration.ZERO).keep(SERVER, PATTERNS);
        cache(Duration.ofDays(2)).keep(SERVER, ManifestPatterns.of(List.of("go.mod")));

        assertThat(cache(Duration.ofDays(2)).read(SERVER)).map(ManifestPatterns::patterns).contains(List.of("go.mod"));
        assertThat(file()).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "null", "[]", "{\"at\":1}", "\0\0",
            "{\"server\":\"https://other.example.com\",\"at\":\"2026-11-29T12:00:00Z\",\"patterns\":[\"a\"]}",
            "{\"server\":\"https://mcp.example.com\",\"at\":\"2026-11-29T12:00:00Z\",\"patterns\":[]}",
            "{\"server\":\"https://mcp.example.com\",\"at\":\"2026-11-29T12:00:00Z\"}" })
    void readsNoBrokenAndNoForeignFile(String content) throws IOException {
        cache(Duration.ZERO).keep(SERVER, PATTERNS);
        Files.writeString(file(), content);

        assertThat(cache(Duration.ZERO).read(SERVER)).isEmpty();
    }

    @Test
    void readsNoHugeFileAndNoLink() throws IOException {
        cache(Duration.ZERO).keep(SERVER, PATTERNS);
        Path file = file();
        Path elsewhere = Files.move(file, folder.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);
        assertThat(cache(Duration.ZERO).read(SERVER)).isEmpty();

        Files.delete(file);
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThat(cache(Duration.ZERO).read(SERVER)).isEmpty();
    }

    @Test
    void keepsNothingWhereItCannotWrite() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file where the folder should be");

        cache(Duration.ZERO).keep(SERVER, PATTERNS);

        assertThat(cache(Duration.ZERO).read(SERVER)).isEmpty();
    }

    @Test
    void keepsNoPackagedPatterns() {
        cache(Duration.ZERO).keep(SERVER, ManifestPatterns.packaged());

        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void isInTheUsersCacheFolder() {
        Path caches = folder.resolve("caches");
        Path home = folder.resolve("home");
        for (Map<String, String> environment : List.of(
                Map.of("XDG_CACHE_HOME", caches.toString(), "HOME", home.toString()),
                Map.of("LOCALAPPDATA", caches.toString()),
                Map.of("XDG_CACHE_HOME", "relative", "HOME", home.toString()))) {
            ManifestPatternsCache.ofUser(environment, Clock.systemUTC()).keep(SERVER, PATTERNS);
        }
        ManifestPatternsCache.ofUser(Map.of(), Clock.systemUTC()).keep(SERVER, PATTERNS);

        assertThat(caches.resolve("mcp-provider-system")).isDirectoryContaining("glob:**/manifest-patterns-*.json");
        assertThat(home.resolve(".cache/mcp-provider-system")).isDirectoryContaining("glob:**/manifest-patterns-*.json");
    }
}
