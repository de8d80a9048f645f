package com.insightpulseai.mcp.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The target of a report. A file appears under its name when it is whole and on disk; until then, and after a failure or a
 * signal, an earlier file of that name stays as it was. Devices and pipes are written to directly.
 */
public final class OutputFile {

    private static final String STANDARD_OUTPUT = "-";

    private final String name;
    private final OutputStream standardOutput;

    /** Writes a report. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of it; the stream is buffered and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    private OutputFile(String name, OutputStream standardOutput) {
        this.name = name;
        this.standardOutput = standardOutput;
    }

    /**
     * Checks a target before any work is done for it.
     *
     * @param name of a file, or {@code -} for the standard output
     * @throws CommandFailure of wrong use, when no file can be written there
     */
    public static OutputFile of(String name, StandardStreams streams) {
        if (!name.equals(STANDARD_OUTPUT)) {
            requireFile(name);
        }
        return new OutputFile(name, streams.out());
    }

    private static void requireFile(String name) {
        require(!name.isBlank(), "The name of the output file is empty.");
        Path file = path(name);
        Path folder = folder(file);
        require(!Files.isDirectory(file), "The output " + name + " is a folder; name a file in it.");
        require(Files.exists(folder), "The folder of the output " + name + " does not exist; create it first.");
        require(Files.isDirectory(folder), "The output " + name + " is not in a folder: " + folder + " is a file.");
        require(!Files.exists(file) || Files.isWritable(file),
                "The output " + name + " must not be overwritten: it is read-only.");
        require(isDirect(file) || Files.isWritable(folder), "The folder of the output " + name + " is read-only.");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw CommandFailure.wrongUse(message);
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw CommandFailure.wrongUse("The output is no name of a file: " + e.getReason() + ".");
        }
    }

    private static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    /** Devices and pipes cannot be replaced; below /dev and /proc are names of files that are open already. */
    private static boolean isDirect(Path file) {
        return file.startsWith("/dev") || file.startsWith("/proc") || Files.exists(file) && !Files.isRegularFile(file);
    }

    /** Returns true for the standard output. */
    public boolean isStandardOutput() {
        return name.equals(STANDARD_OUTPUT);
    }

    /**
     * Writes the whole report.
     *
     * @throws CommandFailure when it cannot be written, such as to a full disk
     */
    public void write(Content content) {
        try {
            if (isStandardOutput()) {
                content.writeTo(standardOutput);
                standardOutput.flush();
            } else if (isDirect(path(name))) {
                writeDirectly(path(name), content);
            } else {
                replace(path(name), content);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNKNOWN, "The output " + name + " cannot be written: " + reason(e) + ".", e);
        }
    }

    private static void writeDirectly(Path file, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))) {
            content.writeTo(out);
        }
    }

    private static void replace(Path named, Content content) throws IOException {
        Path target = Files.exists(named) ? named.toRealPath() : named;
        Path temporary = folder(target).resolve("." + UUID.randomUUID() + ".tmp");
        UnfinishedFiles unfinished = UnfinishedFiles.OF_PROCESS;
        try {
            try (FileChannel channel = unfinished.create(temporary);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            unfinished.finish(temporary, target);
        } finally {
            unfinished.discard(temporary);
        }
        syncFolder(folder(target));
    }

    /** Some systems cannot sync a folder; the file itself is on disk in any case. */
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    @Override
    public String toString() {
        return isStandardOutput() ? "the standard output" : name;
    }
}
