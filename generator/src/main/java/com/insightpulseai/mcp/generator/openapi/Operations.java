package com.insightpulseai.mcp.generator.openapi;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.generator.PascalCase;
import com.insightpulseai.mcp.generator.catalogue.Tool;
import com.insightpulseai.mcp.web.IdempotencyKey;
import com.insightpulseai.mcp.web.problem.ProblemCode;

/** The operations of the OpenAPI description. */
final class Operations {

    /** What health answers with besides its report. */
    private static final int[] HEALTH_FAILURES = { 401, 403, 404 };

    /** What only an operation with an idempotency key answers with. */
    private static final Set<String> OF_KEYS = Set.of("409", "422");
    /** Codes that no operation fails with: of another method, and of the console. */
    private static final Set<ProblemCode> OF_OTHERS = EnumSet.of(ProblemCode.METHOD_NOT_ALLOWED, ProblemCode.BUSY);

    private final ObjectMapper mapper;

    Operations(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The beginning of the names of a tool's types, such as {@code SocketScanGet}. */
    static String typeName(Tool tool) {
        return PascalCase.of(tool.module());
    }

    ObjectNode call(Tool tool, JsonNode example) {
        String type = typeName(tool);
        ObjectNode operation = mapper.createObjectNode()
                .put("operationId", type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1))
                .put("summary", tool.summary())
                .put("description", description(tool));
        operation.putArray("tags").add(tool.id().provider());
        ArrayNode parameters = operation.putArray("parameters");
        ObjectNode version = parameters.addObject().put("name", "Schema-Version").put("in", "header")
                .put("description", "Pins the version of input and output; unless given, " + tool.policy().schemaVersion());
        ArrayNode versions = version.putObject("schema").put("type", "string").putArray("enum");
        tool.versions().forEach(versions::add);
        if (tool.policy().maxStale().isPresent()) {
            reference(parameters.addObject(), "parameters", "MaxStale");
        }
        if (tool.policy().takesIdempotencyKey()) {
            reference(parameters.addObject(), "parameters", "IdempotencyKey");
        }
        reference(parameters.addObject(), "parameters", "AnswerLimit");
        reference(parameters.addObject(), "parameters", "Traceparent");
        ObjectNode body = operation.putObject("requestBody").put("required", true).putObject("content")
                .putObject("application/json");
        reference(body.putObject("schema"), "schemas", type + "Input");
        body.set("example", example);
        ObjectNode responses = operation.putObject("responses");
        ObjectNode answer = responses.putObject("200").put("description", "Result of the tool");
        ObjectNode headers = answer.putObject("headers");
        Stream.of("X-Event-Id", "X-Request-Id", "Schema-Version").forEach(name -> header(headers, name));
        tool.policy().quotaClass().ifPresent(
                quota -> Stream.of("RateLimit", "RateLimit-Policy").forEach(name -> header(headers, name)));
        tool.policy().maxStale().ifPresent(age -> Stream.of("Age", "X-Stale").forEach(name -> header(headers, name)));
        if (tool.policy().takesIdempotencyKey()) {
            header(headers, IdempotencyKey.REPLAYED);
        }
        reference(answer.putObject("content").putObject("application/json").putObject("schema"), "schemas", type + "Output");
        failures().keySet().stream().filter(status -> tool.policy().takesIdempotencyKey() || !OF_KEYS.contains(status))
                .forEach(status -> reference(responses.putObject(status), "responses", "Problem" + status));
        return operation;
    }

    private static String description(Tool tool) {
        return "Needs the role " + tool.policy().minRole().wireName() + ". "
                + tool.policy().quotaClass().map(quota -> "Counts against the quota class " + quota + ". ").orElse("")
                + "Takes " + tool.policy().timeout().toMillis() + " ms and a body of " + tool.policy().maxBodyBytes()
                + " bytes at most.";
    }

    /** The codes by status that an operation may fail with. */
    static Map<String, String> failures() {
        return Arrays.stream(ProblemCode.values()).filter(code -> !OF_OTHERS.contains(code))
                .collect(Collectors.groupingBy(code -> Integer.toString(code.status()), TreeMap::new,
                        Collectors.mapping(ProblemCode::wireName, Collectors.joining(", "))));
    }

    void describeHealth(ObjectNode paths, String tag) {
        paths.putObject("/health").set("get", health("health", "Health of all providers", tag));
        ObjectNode one = health("providerHealth", "Health of one provider", tag);
        ObjectNode name = one.putArray("parameters").addObject().put("name", "provider").put("in", "path").put("required", true)
                .put("description", "The provider's name");
        name.putObject("schema").put("type", "string").put("pattern", "^[a-z][a-z0-9]{0,31}$");
        paths.putObject("/providers/{provider}/health").set("get", one);
    }

    private ObjectNode health(String id, String summary, String tag) {
        ObjectNode operation = mapper.createObjectNode().put("operationId", id).put("summary", summary).put("description",
                "Anybody gets status words and times; a caller with a role gets messages, latencies and quotas too. "
                        + "`Cache-Control: no-cache` of such a caller asks for new checks.");
        operation.putArray("tags").add(tag);
        ArrayNode security = operation.putArray("security");
        security.addObject();
        security.addObject().putArray("bearer");
        ObjectNode responses = operation.putObject("responses");
        for (String status : new String[] { "200", "503" }) {
            ObjectNode answer = responses.putObject(status)
                    .put("description", status.equals("200") ? "Nothing is down" : "Something is down");
            reference(answer.putObject("content").putObject("application/json").putObject("schema"), "schemas", "Health");
        }
        for (int status : HEALTH_FAILURES) {
            reference(responses.putObject(Integer.toString(status)), "responses", "Problem" + status);
        }
        return operation;
    }

    private static void header(ObjectNode headers, String name) {
        reference(headers.putObject(name), "headers", name);
    }

    private static void reference(ObjectNode place, String kind, String name) {
        place.put("$ref", "#/components/" + kind + "/" + name);
    }
}
