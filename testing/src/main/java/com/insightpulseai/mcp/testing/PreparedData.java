package com.insightpulseai.mcp.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.insightpulseai.mcp.migrations.Migrations;

/**
 * The data directory of a migrated server, made by the first JVM that needs it and copied by all others: {@code initdb} and the
 * migrations take seconds. It is kept in {@code ~/.cache}, or {@code $XDG_CACHE_HOME}, under a name that says what it was made
 * of. What has not been copied for two weeks is deleted; the whole folder may be deleted at any time.
 */
public final class PreparedData {

    private static final String FOLDER = "mcp-provider-system/test-database";

    private static final Duration UNUSED = Duration.ofDays(14);

    private final Path original;

    PreparedData(Path original) {
        this.original = original;
    }

    /** @param recipe what else than the migrations decides over the content */
    public static PreparedData of(String recipe) throws IOException {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path parent = cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        // Migrating makes the partitions of the coming months.
        return new PreparedData(parent.resolve(FOLDER).resolve(digest(recipe + YearMonth.now(ZoneOffset.UTC))));
    }

    /** Fills an empty directory: with a copy, or by the maker where this is the first JVM; others wait for it meanwhile. */
    public void copyTo(Path data, Maker maker) throws IOException {
        try {
            Files.createDirectories(original.getParent());
        } catch (IOException readOnly) {
            // Slower, but a home that cannot be written to is no reason to test nothing.
            maker.make();
            return;
        }
        try (FileChannel lock = FileChannel.open(original.resolveSibling("lock"), CREATE, WRITE); FileLock held = lock.lock()) {
            if (!Files.isDirectory(original)) {
                maker.make();
                // It gets the name by which others find it when it is complete. A draft is what an interrupted JVM left.
                Path draft = original.resolveSibling("draft");
                delete(draft);
                copy(data, Files.createDirectory(draft));
                Files.move(draft, original, ATOMIC_MOVE);
                deleteUnused();
                return;
            }
            Files.setLastModifiedTime(original, FileTime.from(Instant.now()));
        }
        copy(original, data);
    }

    /** Deletes what was made for earlier migrations. */
    private void deleteUnused() throws IOException {
        FileTime oldest = FileTime.from(Instant.now().minus(UNUSED));
        List<Path> made;
        try (Stream<Path> siblings = Files.list(original.getParent())) {
            made = siblings.filter(Files::isDirectory).filter(other -> !other.equals(original)).toList();
        }
        for (Path other : made) {
            if (Files.getLastModifiedTime(other).compareTo(oldest) < 0) {
                delete(other);
            }
        }
    }

    /** Fills the directory by means of a server, and stops it. */
    public interface Maker {

        void make() throws IOException;
    }

    /** Deletes a directory with all that is in it; does nothing where there is none. */
    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> files = below(directory);
            for (int last = files.size() - 1; last >= 0; last--) {
                Files.delete(files.get(last));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : below(from)) {
            // The directory itself is readable by its owner only, as PostgreSQL wants it.
            if (!file.equals(from)) {
                Files.copy(file, to.resolve(from.relativize(file)), COPY_ATTRIBUTES);
            }
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    private static String digest(String recipe) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(recipe.getBytes(UTF_8));
            Path migrations = Path.of(Migrations.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(migrations)) {
                update(digest, migrations);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + migrations.toUri()), Map.of())) {
                    update(digest, jar.getPath("/"));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException | URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void update(MessageDigest digest, Path folder) throws IOException {
        for (Path file : below(folder)) {
            if (file.toString().endsWith(".sql") || file.toString().endsWith(".class")) {
                digest.update(file.getFileName().toString().getBytes(UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }
}
