package com.insightpulseai.mcp.hub.sandbox.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The packages that Socket has alerts about: recorded for a few invented ones; all others have none. */
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

    /** Returns every recorded package, of which nothing may be changed. */
    List<ObjectNode> all() {
        return artifacts;
    }

    /**
     * Finds what is known of a version of a package. A version that is not recorded has the alerts of the first one that is,
     * but for vulnerabilities that were fixed before it.
     *
     * @return a copy
     */
    Optional<ObjectNode> find(String type, String name, String version) {
        List<ObjectNode> recorded = artifacts.stream().filter(artifact -> artifact.path("type").asText().equals(type)
                && artifact.path("name").asText().equals(name)).toList();
        return recorded.stream().filter(artifact -> artifact.path("version").asText().equals(version)).findFirst()
                .map(ObjectNode::deepCopy)
                .or(() -> recorded.stream().findFirst().map(first -> ofVersion(first.deepCopy(), version)));
    }

    private static ObjectNode ofVersion(ObjectNode artifact, String version) {
        String recorded = artifact.path("version").asText();
        for (Iterator<JsonNode> alerts = artifact.path("alerts").iterator(); alerts.hasNext();) {
            ObjectNode alert = (ObjectNode) alerts.next();
            String patched = alert.path("props").path("firstPatchedVersionIdentifier").asText();
            if (!patched.isEmpty() && VersionOrder.compare(version, patched) >= 0) {
                alerts.remove();
            } else if (alert.has("file")) {
                alert.put("file", alert.path("file").asText().replace(recorded, version));
            }
        }
        return artifact.put("version", version).put("id", ScannedPackages.id(artifact.path("name").asText() + '@' + version));
    }
}
