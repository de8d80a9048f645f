package com.insightpulseai.mcp.hub.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import com.insightpulseai.mcp.hub.run.RunDirectory;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;

/**
 * PostgreSQL's programs for this machine, unpacked from the archive on the class path. They are kept beside the data, not
 * in a folder shared by all users of the machine, where somebody else could have put them first.
 */
final class PostgresBinaries {

    private static final long COMMAND_LIMIT_SECONDS = 120;

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** Unpacks below the given folder, once per archive: its checksum is part of the name. */
    static PostgresBinaries unpackBelow(Path parent) throws IOException {
        byte[] archive = archive();
        Path home = parent.resolve("programs-" + checksum(archive));
        if (!Files.isDirectory(home)) {
            RunDirectory.createOwnerOnly(parent);
            Path draft = Files.createTempDirectory(parent, "unpacking-");
            unpack(archive, draft);
            try {
                Files.move(draft, home);
            } catch (FileAlreadyExistsException alreadyThere) {
                Folders.delete(draft);
            }
        }
        return new PostgresBinaries(home);
    }

    /**
     * Runs one program to its end, its output appended to the log.
     *
     * @return its exit code
     */
    int run(Path log, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own root looks like nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(COMMAND_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end within " + COMMAND_LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + program, e);
        }
        return process.exitValue();
    }

    private static byte[] archive() throws IOException {
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), System.getProperty("os.arch"))) {
            return in.readAllBytes();
        } catch (IllegalStateException e) {
            throw new IOException("there is no embedded PostgreSQL for this machine (" + system() + ", "
                    + System.getProperty("os.arch") + ")", e);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return "Darwin";
        }
        return name.contains("windows") ? "Windows" : "Linux";
    }

    /** Tells releases apart. Each start computes it, so it is not one of those that withstand forgery. */
    private static String checksum(byte[] archive) {
        CRC32 crc = new CRC32();
        crc.update(archive);
        return "%08x-%x".formatted(crc.getValue(), archive.length);
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive of PostgreSQL names a file outside of itself");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    file.toFile().setExecutable((entry.getMode() & 0100) != 0, true);
                }
            }
        }
    }
}
