package com.insightpulseai.mcp.hub.sandbox.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.socket.SimulatedManifest.Dependency;

/** What Socket says about packages: recorded for a few invented ones, nothing to complain about for all others. */
final class SocketRecordings {

    private static final String RESOURCE = "/sandbox/socket/artifacts.ndjson";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ObjectNode> artifacts;

    SocketRecordings() {
        try (InputStream in = SocketRecordings.class.getResourceAsStream(RESOURCE)) {
            List<ObjectNode> read = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
                read.add((ObjectNode) JSON.readTree(line));
            }
            artifacts = List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return every recorded package, of which nothing may be changed */
    List<ObjectNode> all() {
        return artifacts;
    }

    /**
     * The result of a scan. Every recorded package is part of it, so that there is something to see whatever was uploaded:
     * a direct dependency where a manifest names it, otherwise one that came along with the first manifest's packages.
     */
    List<ObjectNode> scan(List<SimulatedManifest> manifests) {
        List<Dependency> named = manifests.stream().flatMap(manifest -> manifest.dependencies().stream()).toList();
        List<ObjectNode> result = new ArrayList<>();
        for (Dependency dependency : named) {
            if (recorded(dependency).isEmpty()) {
                result.add(unremarkable(dependency));
            }
        }
        for (ObjectNode artifact : artifacts) {
            result.add(named.stream().filter(dependency -> matches(artifact, dependency)).findFirst()
                    .map(dependency -> direct(artifact.deepCopy(), dependency))
                    .orElseGet(() -> transitive(artifact.deepCopy(), manifests.get(0), result)));
        }
        return result;
    }

    private Optional<ObjectNode> recorded(Dependency dependency) {
        return artifacts.stream().filter(artifact -> matches(artifact, dependency)).findFirst();
    }

    private static boolean matches(ObjectNode artifact, Dependency dependency) {
        return artifact.path("type").asText().equals(dependency.type())
                && artifact.path("name").asText().equals(dependency.name());
    }

    private static ObjectNode unremarkable(Dependency dependency) {
        ObjectNode artifact = JSON.createObjectNode();
        String name = dependency.name();
        int slash = name.indexOf('/');
        artifact.put("type", dependency.type());
        if (name.startsWith("@") && slash > 0) {
            artifact.put("namespace", name.substring(0, slash)).put("name", name.substring(slash + 1));
        } else {
            artifact.put("name", name);
        }
        artifact.put("version", dependency.version());
        artifact.put("id", id(dependency.type() + "/" + name));
        artifact.putArray("alerts");
        return direct(artifact, dependency);
    }

    private static ObjectNode direct(ObjectNode artifact, Dependency dependency) {
        artifact.put("direct", true).put("dev", dependency.dev());
        artifact.putArray("manifestFiles").addObject().put("file", dependency.file())
                .put("start", dependency.start()).put("end", dependency.end());
        return artifact;
    }

    private static ObjectNode transitive(ObjectNode artifact, SimulatedManifest manifest, List<ObjectNode> before) {
        artifact.put("direct", false).put("dev", false);
        artifact.putArray("manifestFiles").addObject().put("file", manifest.path());
        before.stream().filter(other -> other.path("direct").asBoolean()).findFirst()
                .ifPresent(top -> artifact.putArray("topLevelAncestors").add(top.path("id").asText()));
        return artifact;
    }

    private static String id(String of) {
        return Long.toUnsignedString(UUID.nameUUIDFromBytes(of.getBytes(UTF_8)).getMostSignificantBits() >>> 30);
    }
}
