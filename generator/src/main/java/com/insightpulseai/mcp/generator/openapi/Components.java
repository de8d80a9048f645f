package com.insightpulseai.mcp.generator.openapi;

import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.web.IdempotencyKey;
import com.insightpulseai.mcp.web.problem.Problem;

/** What all operations of the OpenAPI description have in common. */
final class Components {

    private static final Set<String> WITH_RETRY_AFTER = Set.of("409", "429", "503");

    private final ObjectNode root;

    private Components(ObjectMapper mapper) {
        root = mapper.createObjectNode();
    }

    static ObjectNode of(ObjectMapper mapper) {
        Components components = new Components(mapper);
        components.security();
        components.parameters();
        components.headers();
        components.problems();
        components.root.putObject("schemas");
        return components.root;
    }

    private void security() {
        root.putObject("securitySchemes").putObject("bearer").put("type", "http").put("scheme", "bearer")
                .put("bearerFormat", "JWT").put("description",
                        "A token of the Supabase project, or one of a registered GitHub Actions workflow. A sandbox prints its "
                                + "own.");
    }

    private void parameters() {
        ObjectNode parameters = root.putObject("parameters");
        ObjectNode stale = parameters.putObject("MaxStale").put("name", "Cache-Control").put("in", "header").put("description",
                "`max-stale=N`: where the provider fails, the last good answer that is at most N seconds old will do");
        stale.putObject("schema").put("type", "string");
        stale.put("example", "max-stale=3600");
        ObjectNode limit = parameters.putObject("AnswerLimit").put("name", "Answer-Limit").put("in", "header").put(
                "description",
                "Largest size of the answer, in bytes of JSON; the tool cuts its lists accordingly");
        limit.putObject("schema").put("type", "integer").put("minimum", 4_096).put("maximum", 262_144).put("default", 262_144);
        ObjectNode key = parameters.putObject("IdempotencyKey").put("name", IdempotencyKey.HEADER).put("in", "header")
                .put("description",
                        "Names the request. Sent again with the same key within 24 hours it is not carried out again, but "
                                + "answered as the first one was");
        key.putObject("schema").put("type", "string");
        key.put("example", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"");
        ObjectNode trace = parameters.putObject("Traceparent").put("name", "traceparent").put("in", "header").put("description",
                "W3C Trace Context; its trace id becomes the request's id");
        trace.putObject("schema").put("type", "string");
    }

    private void headers() {
        ObjectNode headers = root.putObject("headers");
        header(headers, "X-Event-Id", "The audit row", "string").put("format", "uuid");
        header(headers, "X-Request-Id", "The request's id, 32 hexadecimal digits", "string");
        header(headers, "Schema-Version", "The version of input and output that answered", "string");
        header(headers, "RateLimit", "Calls that are left, and seconds to the next window; absent for an unlimited role",
                "string");
        header(headers, "RateLimit-Policy", "The budget and its window in seconds; absent for an unlimited role", "string");
        header(headers, "X-Stale", "true, where this is the last good answer in place of a failure", "boolean");
        header(headers, "Age", "Age of the cached result, in seconds", "integer");
        header(headers, IdempotencyKey.REPLAYED, "true, where this is the response to an earlier request with the same key",
                "boolean");
        header(headers, "Retry-After", "Seconds after which to try again, where known", "integer");
        header(headers, "WWW-Authenticate", "Bearer", "string");
    }

    private static ObjectNode header(ObjectNode headers, String name, String description, String type) {
        return headers.putObject(name).put("description", description).putObject("schema").put("type", type);
    }

    private void problems() {
        ObjectNode responses = root.putObject("responses");
        Operations.failures().forEach((status, codes) -> {
            ObjectNode problem = responses.putObject("Problem" + status).put("description", "Codes: " + codes);
            ObjectNode headers = problem.putObject("headers");
            headers.putObject("X-Request-Id").put("$ref", "#/components/headers/X-Request-Id");
            if (status.equals("401")) {
                headers.putObject("WWW-Authenticate").put("$ref", "#/components/headers/WWW-Authenticate");
            }
            if (WITH_RETRY_AFTER.contains(status)) {
                headers.putObject("Retry-After").put("$ref", "#/components/headers/Retry-After");
            }
            problem.putObject("content").putObject(Problem.MEDIA_TYPE).putObject("schema")
                    .put("$ref", "#/components/schemas/Problem");
        });
    }
}
