package com.insightpulseai.mcp.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** The compiled classes of all modules that the hub is made of; the SDK is here for tests that call as an agent does. */
public final class CompiledCode {

    private static final String PACKAGE = "com/insightpulseai/mcp";
    private static final List<String> TEST_CODE = List.of("test-classes", "mcp-testing", "/testing/", "-stub", "/stub",
            "mcp-sdk", "/agents/");

    private CompiledCode() {
    }

    public static List<ClassNode> all() {
        List<ClassNode> found = new ArrayList<>();
        try {
            for (URL root : Collections.list(CompiledCode.class.getClassLoader().getResources(PACKAGE))) {
                if (TEST_CODE.stream().noneMatch(root.toString()::contains)) {
                    found.addAll(classes(root.toURI()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static List<ClassNode> classes(URI root) throws IOException {
        if (!root.getScheme().equals("jar")) {
            return below(Path.of(root));
        }
        try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
            return below(jar.getPath("/" + PACKAGE));
        }
    }

    private static List<ClassNode> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).map(CompiledCode::node).toList();
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
