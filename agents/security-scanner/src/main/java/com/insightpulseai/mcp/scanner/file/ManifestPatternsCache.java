package com.insightpulseai.mcp.scanner.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Keeps a server's list of patterns for a day in the user's cache folder, one file for each server. A file that is broken, of
 * another server or unreadable counts as none, and a folder that cannot be written keeps nothing: both cost one more request.
 */
public final class ManifestPatternsCache {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_BYTES = 1 << 20;
    private static final int NAME_DIGITS = 32;
    private static final String FOLDER = "mcp-provider-system";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Path> folder;
    private final Clock clock;

    private ManifestPatternsCache(Optional<Path> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Returns the cache in a folder, which need not be there yet. */
    public static ManifestPatternsCache in(Path folder, Clock clock) {
        return new ManifestPatternsCache(Optional.of(folder), clock);
    }

    /**
     * Returns the cache of a user: in {@code XDG_CACHE_HOME}, else {@code LOCALAPPDATA}, else {@code .cache} of {@code HOME} or
     * {@code USERPROFILE}. Relative paths do not count. Without any of them nothing is kept.
     *
     * @see <a href="https://specifications.freedesktop.org/basedir/latest/">XDG base directories</a>
     */
    public static ManifestPatternsCache ofUser(Map<String, String> environment, Clock clock) {
        Optional<Path> caches = Stream.of(variable(environment, "XDG_CACHE_HOME"), variable(environment, "LOCALAPPDATA"),
                variable(environment, "HOME").map(home -> home.resolve(".cache")),
                variable(environment, "USERPROFILE").map(home -> home.resolve(".cache")))
                .flatMap(Optional::stream).findFirst();
        return new ManifestPatternsCache(caches.map(path -> path.resolve(FOLDER)), clock);
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        try {
            return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank()).map(Path::of)
                    .filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Returns the patterns that a server named within the last day. */
    public Optional<ManifestPatterns> read(URI server) {
        return folder.flatMap(path -> read(server, path.resolve(name(server))));
    }

    private Optional<ManifestPatterns> read(URI server, Path file) {
        try {
            if (!Files.isRegularFile(file, NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            JsonNode kept = JSON.readTree(Files.readAllBytes(file));
            Instant at = Instant.parse(kept.path("at").asText());
            Instant now = clock.instant();
            boolean isFresh = !at.isAfter(now) && at.plus(KEPT).isAfter(now);
            if (!isFresh || !kept.path("server").asText().equals(server.toString())) {
                return Optional.empty();
            }
            List<String> patterns = new ArrayList<>();
            kept.path("patterns").forEach(pattern -> patterns.add(pattern.asText()));
            return patterns.isEmpty() ? Optional.empty() : Optional.of(ManifestPatterns.of(patterns));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Keeps the patterns of a server; those with packaged ones among them are not kept. */
    public void keep(URI server, ManifestPatterns patterns) {
        if (patterns.packagedOn().isPresent() || patterns.patterns().isEmpty()) {
            return;
        }
        folder.ifPresent(path -> {
            try {
                write(path, name(server), content(server, patterns));
            } catch (IOException e) {
                // A cache that cannot be written saves nothing, and does no harm.
                return;
            }
        });
    }

    private byte[] content(URI server, ManifestPatterns patterns) throws IOException {
        ObjectNode kept = JSON.createObjectNode();
        kept.put("server", server.toString());
        kept.put("at", clock.instant().toString());
        patterns.patterns().forEach(kept.putArray("patterns")::add);
        return JSON.writeValueAsBytes(kept);
    }

    private static void write(Path folder, String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, name, ".tmp");
        try {
            Files.write(temporary, content);
            Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String name(URI server) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(server.toString().getBytes(StandardCharsets.UTF_8));
            return "manifest-patterns-" + HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS) + ".json";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
