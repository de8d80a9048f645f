package com.insightpulseai.mcp.bench.lambda;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * A POST to the function's URL as Lambda hands it to the function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">AWS: request payload of function URLs</a>
 */
public final class FunctionUrlEvent {

    private static final String HOST = "bench.lambda-url.eu-central-1.on.aws";

    private FunctionUrlEvent() {
    }

    /** A caller with this token calls a tool, such as {@code socket/scan.repo}, with this input. */
    public static Buffer ofTool(String tool, String token, String input) {
        return of("/providers/" + tool, Map.of("authorization", "Bearer " + token, "content-type", "application/json"), input);
    }

    /**
     * A request with these headers, whose names are in lower case as Lambda writes them. Its host is that of the function's
     * URL, whatever the client called it.
     */
    public static Buffer of(String path, Map<String, String> headers, String body) {
        Instant now = Instant.now();
        Map<String, Object> all = new HashMap<>(headers);
        all.put("host", HOST);
        all.put("x-forwarded-proto", "https");
        return new JsonObject()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", "")
                .put("headers", new JsonObject(all))
                .put("requestContext", new JsonObject()
                        .put("accountId", "anonymous")
                        .put("apiId", "bench")
                        .put("domainName", HOST)
                        .put("http", new JsonObject().put("method", "POST").put("path", path).put("protocol", "HTTP/1.1")
                                .put("sourceIp", "192.0.2.1").put("userAgent", "bench"))
                        .put("requestId", UUID.randomUUID().toString())
                        .put("routeKey", "$default")
                        .put("stage", "$default")
                        .put("time", now.toString())
                        .put("timeEpoch", now.toEpochMilli()))
                .put("body", body)
                .put("isBase64Encoded", false)
                .toBuffer();
    }
}
