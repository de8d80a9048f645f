package com.insightpulseai.mcp.hub.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

/** What an upstream says to requests that its code does not know: the list in {@code sandbox/<name>/recorded.json}. */
final class RecordedAnswers {

    private static final String JSON_TYPE = "application/json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Recorded> answers;

    private RecordedAnswers(List<Recorded> answers) {
        this.answers = answers;
    }

    /**
     * @return the answers recorded for this upstream, none where it has no such file
     * @throws IOException naming the file, when it holds something else
     */
    static RecordedAnswers of(String upstream) throws IOException {
        String file = "/sandbox/" + upstream + "/recorded.json";
        try (InputStream in = RecordedAnswers.class.getResourceAsStream(file)) {
            return new RecordedAnswers(in == null ? List.of() : List.of(JSON.readValue(in, Recorded[].class)));
        } catch (JsonProcessingException e) {
            throw new IOException(file + " holds no list of recorded answers: " + e.getOriginalMessage(), e);
        }
    }

    /** @return the first one that fits the request */
    Optional<Reply> find(String basePath, Request request) {
        String path = basePath + "/" + String.join("/", request.segments());
        return answers.stream().filter(recorded -> recorded.fits(path, request)).findFirst().map(Recorded::reply);
    }

    /**
     * One of them.
     *
     * @param path decoded, below the server's origin; a slash at its end makes no difference
     * @param query parameters that the request must have with these values, whatever others it has
     * @param headers further header fields, or another {@code Content-Type}
     * @param body JSON; a text is sent as it stands
     */
    record Recorded(@JsonProperty(required = true) String method, @JsonProperty(required = true) String path,
            Map<String, String> query, @JsonProperty(required = true) int status, Map<String, String> headers, JsonNode body) {

        Recorded {
            path = path.replaceFirst("/$", "");
            query = query == null ? Map.of() : Map.copyOf(query);
            headers = headers == null ? Map.of() : Map.copyOf(headers);
        }

        boolean fits(String requested, Request request) {
            return method.equals(request.method()) && path.equals(requested) && query.entrySet().stream()
                    .allMatch(wanted -> request.parameters(wanted.getKey()).contains(wanted.getValue()));
        }

        Reply reply() {
            return new Reply(status, JSON_TYPE, headers,
                    body == null ? "" : body.isTextual() ? body.asText() : body.toString());
        }
    }
}
