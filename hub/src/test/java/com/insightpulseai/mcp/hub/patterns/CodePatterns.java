package com.insightpulseai.mcp.hub.patterns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Finds the regular expressions in the compiled code of all modules that the hub is made of. */
final class CodePatterns {

    private static final String PACKAGE = "com/insightpulseai/mcp";
    private static final List<String> TEST_CODE = List.of("test-classes", "mcp-testing", "/testing/");

    private CodePatterns() {
    }

    static List<PatternUse> all() {
        Map<String, PatternUse> found = new TreeMap<>();
        try {
            for (URL root : Collections.list(CodePatterns.class.getClassLoader().getResources(PACKAGE))) {
                if (TEST_CODE.stream().noneMatch(root.toString()::contains)) {
                    patterns(root.toURI()).forEach(use -> found.putIfAbsent(use.line() + ' ' + use.way(), use));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(found.values());
    }

    private static List<PatternUse> patterns(URI root) throws IOException {
        if (!root.getScheme().equals("jar")) {
            return below(Path.of(root));
        }
        try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
            return below(jar.getPath("/" + PACKAGE));
        }
    }

    private static List<PatternUse> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).flatMap(file -> ClassPatterns.of(node(file)))
                    .toList();
        }
    }

    private static ClassNode node(Path file) {
        try {
            ClassNode node = new ClassNode();
            new ClassReader(Files.readAllBytes(file)).accept(node, ClassReader.SKIP_FRAMES);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
