package com.insightpulseai.mcp.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Files under temporary names. The end of the process deletes them, a signal's too. From then on none is created or moved, so
 * that a thread that still runs leaves nothing behind.
 */
final class UnfinishedFiles {

    static final UnfinishedFiles OF_PROCESS = new UnfinishedFiles();

    private final Set<Path> files = new HashSet<>();
    private boolean ended;

    static {
        ProgramEnd.OF_PROCESS.atLast(OF_PROCESS::end);
    }

    /** Creates a file that must not be there. */
    synchronized FileChannel create(Path file) throws IOException {
        requireRunning();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        files.add(file);
        return channel;
    }

    /** Moves a whole file to its place. */
    synchronized void finish(Path file, Path target) throws IOException {
        requireRunning();
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
        files.remove(file);
    }

    /** Deletes a file that did not become whole. */
    synchronized void discard(Path file) {
        if (files.remove(file)) {
            delete(file);
        }
    }

    synchronized void end() {
        ended = true;
        files.forEach(UnfinishedFiles::delete);
        files.clear();
    }

    /** Lets a thread wait for the end of the process, which is near. */
    private void requireRunning() throws IOException {
        try {
            while (ended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the program ends");
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.err.println("The temporary file " + file + " cannot be deleted.");
        }
    }
}
