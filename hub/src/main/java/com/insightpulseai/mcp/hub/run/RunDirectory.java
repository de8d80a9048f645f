package com.insightpulseai.mcp.hub.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder a running hub keeps its state in, held exclusively while open. What it creates is readable by its owner
 * only: the folder 0700, each file 0600 (on file systems without POSIX modes, whatever the system grants).
 */
public final class RunDirectory implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lockFile;

    private RunDirectory(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Creates the folder where it is missing and locks it. The lock vanishes with the process, however that ends.
     *
     * @throws StartRefused when another hub holds the folder, or it cannot be written
     */
    public static RunDirectory open(Path folder) throws StartRefused {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            createOwnerOnly(absolute);
            return new RunDirectory(absolute, lock(absolute));
        } catch (IOException e) {
            throw new StartRefused("Cannot write to " + absolute + "; set RUN_DIR to a folder that you own.", e);
        }
    }

    /** Creates a folder, and its parents, for the owner only; one that exists keeps its mode. */
    public static void createOwnerOnly(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(folder, mode);
        } else {
            Files.createDirectories(folder);
        }
    }

    /** @return the folder, absolute */
    public Path path() {
        return folder;
    }

    /** Replaces a file as a whole, so that a reader sees the old or the new content and never half of it. */
    public void write(String name, String content) throws IOException {
        // Java creates temporary files with mode 0600.
        Path draft = Files.createTempFile(folder, "." + name, ".new");
        try {
            Files.writeString(draft, content, UTF_8);
            move(draft, folder.resolve(name));
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Removes a file; does nothing where there is none. */
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static FileChannel lock(Path folder) throws IOException, StartRefused {
        Path file = folder.resolve(LOCK);
        if (!Files.exists(file)) {
            Path empty = Files.createTempFile(folder, LOCK, ".new");
            try {
                Files.move(empty, file);
            } catch (FileAlreadyExistsException anotherHubWasFaster) {
                Files.delete(empty);
            }
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(folder, file);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(folder, file);
        } catch (StartRefused e) {
            channel.close();
            throw e;
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
        return channel;
    }

    private static StartRefused inUse(Path folder, Path file) throws IOException {
        String holder = Files.readString(file, UTF_8).strip();
        String which = holder.matches("\\d{1,10}") ? " (process " + holder + ")" : "";
        return new StartRefused("Another hub" + which + " is using " + folder
                + "; stop it, or set RUN_DIR to another folder.");
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
