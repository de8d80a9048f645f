package com.insightpulseai.mcp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a benchmark starts, below one temporary folder. It is taken down in reverse order when the benchmark ends, Ctrl-C
 * included, and the folder is removed.
 */
public final class Stage implements AutoCloseable {

    private final Path folder;
    private final Deque<AutoCloseable> newestFirst = new ArrayDeque<>();

    private Stage(Path folder) {
        this.folder = folder;
    }

    /** An empty stage. */
    public static Stage open() throws IOException {
        Stage stage = new Stage(Files.createTempDirectory("mcp-bench"));
        stage.add(stage::deleteFolder);
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "bench-stop"));
        return stage;
    }

    /** @return the folder, absolute, readable by its owner only */
    public Path folder() {
        return folder;
    }

    /** Adds a part that is to be closed with the stage. */
    public synchronized <T extends AutoCloseable> T add(T part) {
        newestFirst.addFirst(part);
        return part;
    }

    /** Takes everything down. The second call finds nothing left. */
    @Override
    public synchronized void close() {
        while (!newestFirst.isEmpty()) {
            try {
                newestFirst.removeFirst().close();
            } catch (Exception e) {
                System.err.println("Not taken down cleanly: " + e.getMessage());
            }
        }
    }

    private void deleteFolder() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(folder)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
