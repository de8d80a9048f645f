package com.insightpulseai.mcp.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import com.insightpulseai.mcp.platform.Sha256;

/**
 * An archive of the classes that the packaged hub loads, which a JVM maps instead of parsing class files: a fifth of the
 * processor time of a start. One hub writes it as it ends, and later hubs use it. Until then they start without it.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html">Class Data Sharing</a>
 */
final class ClassArchive {

    private static final Path FOLDER = Path.of("target", "class-archives").toAbsolutePath();

    private final Path archive;
    /** Holds what is written, and keeps the hubs of other test JVMs from writing too. */
    private final Path claim;

    private ClassArchive(String key) {
        archive = FOLDER.resolve(key + ".jsa");
        claim = FOLDER.resolve(key + ".claim");
    }

    /** Returns the archive for this JDK and this jar, written or not: a JVM refuses another one, and prints a warning. */
    static ClassArchive of(Path jar) throws IOException {
        String key = String.join("\n", jar.toString(), Files.getLastModifiedTime(jar).toString(),
                Long.toString(Files.size(jar)), System.getProperty("java.home"), System.getProperty("java.vm.version"));
        return new ClassArchive(Sha256.hex(key.getBytes(UTF_8)));
    }

    /** Returns whether the caller is the one that may start a hub with {@link #writingOptions()}: the first one to ask. */
    boolean claim() throws IOException {
        Files.createDirectories(FOLDER);
        try {
            Files.createDirectory(claim);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    List<String> writingOptions() {
        return List.of("-XX:ArchiveClassesAtExit=" + unpublished());
    }

    List<String> readingOptions() {
        return Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
    }

    /** Gives later hubs what the claimant's hub has written, once its process has ended in order. */
    void publish() throws IOException {
        if (Files.exists(unpublished())) {
            Files.move(unpublished(), archive, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path unpublished() {
        return claim.resolve("classes.jsa");
    }
}
