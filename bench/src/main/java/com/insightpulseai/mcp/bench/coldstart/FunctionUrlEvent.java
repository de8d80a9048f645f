package com.insightpulseai.mcp.bench.coldstart;

import java.time.Instant;
import java.util.UUID;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * A call of the function's URL as Lambda hands it to the function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html">AWS: request payload of function URLs</a>
 */
final class FunctionUrlEvent {

    private static final String HOST = "bench.lambda-url.eu-central-1.on.aws";

    private FunctionUrlEvent() {
    }

    /** A caller with this token calls a tool, such as {@code socket/scan.repo}, with this input. */
    static Buffer of(String tool, String token, String input) {
        String path = "/providers/" + tool;
        Instant now = Instant.now();
        return new JsonObject()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", "")
                .put("headers", new JsonObject()
                        .put("authorization", "Bearer " + token)
                        .put("content-type", "application/json")
                        .put("host", HOST)
                        .put("x-forwarded-proto", "https"))
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
                .put("body", input)
                .put("isBase64Encoded", false)
                .toBuffer();
    }
}
