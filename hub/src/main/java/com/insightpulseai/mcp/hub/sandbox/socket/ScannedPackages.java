package com.insightpulseai.mcp.hub.sandbox.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.socket.manifest.NamedPackage;
import com.insightpulseai.mcp.hub.sandbox.socket.manifest.SimulatedManifest;

/**
 * The packages of one scan: those that its manifests name, each version once. What a manifest wants and a lock file has is the
 * lock file's version, found through both.
 */
final class ScannedPackages {

    private static final String NO_VERSION = "0.0.0";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<Found>> byName = new LinkedHashMap<>();

    private ScannedPackages() {
    }

    /** Makes the artifacts of a scan, as Socket streams them. */
    static List<ObjectNode> of(List<SimulatedManifest> manifests, SocketRecordings recordings) {
        ScannedPackages packages = new ScannedPackages();
        manifests.stream().filter(SimulatedManifest::isLock).forEach(packages::addLocked);
        manifests.stream().filter(manifest -> !manifest.isLock()).forEach(packages::addWanted);
        return packages.byName.values().stream().flatMap(List::stream).map(found -> found.artifact(recordings)).toList();
    }

    static String id(String of) {
        return Long.toUnsignedString(UUID.nameUUIDFromBytes(of.getBytes(UTF_8)).getMostSignificantBits() >>> 30);
    }

    private void addLocked(SimulatedManifest lock) {
        for (NamedPackage named : lock.packages()) {
            add(lock, named);
        }
    }

    private void addWanted(SimulatedManifest manifest) {
        for (NamedPackage named : manifest.packages()) {
            List<Found> known = versions(named);
            List<Found> wanted = known.stream().filter(found -> found.version.equals(named.version())).toList();
            if (known.isEmpty()) {
                add(manifest, named);
            } else {
                (wanted.isEmpty() ? known : wanted).forEach(found -> found.add(manifest.path(), named));
            }
        }
    }

    private void add(SimulatedManifest manifest, NamedPackage named) {
        String version = named.version().isEmpty() ? NO_VERSION : named.version();
        List<Found> known = versions(named);
        known.stream().filter(found -> found.version.equals(version)).findFirst().orElseGet(() -> {
            Found added = new Found(named.type(), name(named), version);
            known.add(added);
            return added;
        }).add(manifest.path(), named);
    }

    private List<Found> versions(NamedPackage named) {
        return byName.computeIfAbsent(named.type() + ' ' + name(named), name -> new ArrayList<>());
    }

    /** @see <a href="https://packaging.python.org/en/latest/specifications/name-normalization/">PyPA: names</a> */
    private static String name(NamedPackage named) {
        return named.type().equals("pypi") ? named.name().toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-") : named.name();
    }

    private static final class Found {

        private final String type;
        private final String name;
        private final String version;
        private final ArrayNode references = JSON.createArrayNode();
        private final Set<String> files = new HashSet<>();
        private boolean direct;
        private boolean dev = true;

        Found(String type, String name, String version) {
            this.type = type;
            this.name = name;
            this.version = version;
        }

        /** Notes where a file names the package first; further places in it are passed over. */
        void add(String file, NamedPackage named) {
            direct |= named.direct();
            dev &= named.dev();
            if (files.add(file)) {
                references.addObject().put("file", file).put("start", named.start()).put("end", named.end());
            }
        }

        ObjectNode artifact(SocketRecordings recordings) {
            ObjectNode artifact = recordings.find(type, name, version).orElseGet(this::withoutAlerts);
            artifact.put("direct", direct).put("dev", dev).set("manifestFiles", references);
            return artifact;
        }

        private ObjectNode withoutAlerts() {
            ObjectNode artifact = JSON.createObjectNode().put("type", type);
            int end = name.lastIndexOf(type.equals("maven") ? ':' : '/');
            if (end > 0) {
                artifact.put("namespace", name.substring(0, end));
            }
            artifact.put("name", name.substring(end + 1)).put("version", version).put("id",
                    id(type + '/' + name + '@' + version));
            artifact.putArray("alerts");
            return artifact;
        }
    }
}
