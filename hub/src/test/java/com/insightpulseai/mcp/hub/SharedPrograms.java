package com.insightpulseai.mcp.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.insightpulseai.mcp.hub.database.PreparedCluster;

/**
 * Links PostgreSQL's programs, as another test has unpacked them, into a hub's folder: unpacking them for every hub would take
 * most of the tests' time. Where there are none yet, the hub unpacks them itself.
 */
final class SharedPrograms {

    private final List<Path> links = new ArrayList<>();

    private SharedPrograms() {
    }

    static SharedPrograms linkInto(Path folder) throws IOException {
        SharedPrograms programs = new SharedPrograms();
        if (Files.isDirectory(PreparedCluster.PROGRAMS)) {
            Files.createDirectories(folder);
            try (Stream<Path> unpacked = Files.list(PreparedCluster.PROGRAMS)) {
                for (Path version : unpacked.filter(path -> path.getFileName().toString().startsWith("programs-")).toList()) {
                    Path link = folder.resolve(version.getFileName());
                    if (!Files.exists(link)) {
                        programs.links.add(Files.createSymbolicLink(link, version));
                    }
                }
            }
        }
        return programs;
    }

    /** Takes the links away again, so that removing the folder does not follow them. */
    void unlink() throws IOException {
        for (Path link : links) {
            Files.deleteIfExists(link);
        }
    }
}
