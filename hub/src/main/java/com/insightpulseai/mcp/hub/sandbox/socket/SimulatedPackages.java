package com.insightpulseai.mcp.hub.sandbox.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

/** Looks packages up among the recorded ones. Others are told as errors where that is asked for, and passed over otherwise. */
final class SimulatedPackages {

    private static final int MOST = 1_024;
    private static final Pattern PURL = Pattern.compile("pkg:/{0,2}([^/]+)/([^@?#]+)(?:@([^?#]+))?.*");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SocketRecordings recordings;
    private final SimulatedTriage triage;

    SimulatedPackages(SocketRecordings recordings, SimulatedTriage triage) {
        this.recordings = recordings;
        this.triage = triage;
    }

    Reply lookUp(JsonNode body, Request query) {
        JsonNode components = body.path("components");
        if (!components.isArray() || components.size() > MOST) {
            return SimulatedSocket.error(400, "components must be a list of at most " + MOST);
        }
        boolean errors = query.parameter("purlErrors").filter("true"::equals).isPresent();
        boolean alerts = query.parameter("alerts").filter("true"::equals).isPresent();
        StringBuilder lines = new StringBuilder();
        for (JsonNode component : components) {
            String purl = component.path("purl").asText();
            Optional<ObjectNode> found = find(purl);
            if (found.isPresent()) {
                ObjectNode line = triage.applied(found.get()).put("inputPurl", purl);
                lines.append(alerts ? line : line.without("alerts")).append('\n');
            } else if (errors) {
                ObjectNode line = JSON.createObjectNode().put("_type", "purlError");
                line.putObject("value").put("error", "Package not found").put("inputPurl", purl);
                lines.append(line).append('\n');
            }
        }
        return new Reply(200, "application/x-ndjson", lines.toString());
    }

    private Optional<ObjectNode> find(String purl) {
        Matcher parts = PURL.matcher(purl);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String name = URLDecoder.decode(parts.group(2), UTF_8);
        return recordings.all().stream()
                .filter(artifact -> artifact.path("type").asText().equalsIgnoreCase(parts.group(1))
                        && artifact.path("name").asText().equalsIgnoreCase(name)
                        && (parts.group(3) == null || artifact.path("version").asText().equals(parts.group(3))))
                .findFirst();
    }
}
