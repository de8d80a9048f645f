package com.insightpulseai.mcp.scanner.file;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The samples of lock files that break naive scanners. */
public final class LockfileSamples {

    private LockfileSamples() {
    }

    /** Copies one sample into a folder, or all of them. */
    public static void copy(String sample, Path target) throws IOException {
        try {
            Path source = Path.of(LockfileSamples.class.getResource("/lockfiles").toURI()).resolve(sample);
            List<Path> files;
            try (Stream<Path> all = Files.walk(source)) {
                files = all.filter(Files::isRegularFile).toList();
            }
            for (Path file : files) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
