package com.insightpulseai.mcp.functions.mcp;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.call.QuotaUse;
import com.insightpulseai.mcp.config.ToolCatalogue;
import com.insightpulseai.mcp.platform.BoundedHttp;
import com.insightpulseai.mcp.protocol.ToolAnswer;
import com.insightpulseai.mcp.protocol.ToolCall;
import com.insightpulseai.mcp.web.AnswerLimit;
import com.insightpulseai.mcp.web.ClientSoftware;
import com.insightpulseai.mcp.web.RequestId;
import com.insightpulseai.mcp.web.problem.Problem;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * Calls tools of other functions, with the token of the caller. The tool's function authenticates, counts and records; this one
 * holds neither a secret of a provider nor a login to the database. A call is sent once: whether a lost one was heard, nobody
 * knows here.
 */
@ApplicationScoped
class ForwardedTools implements ToolGateway {

    /** What this function needs itself, of the 30 s that an HTTP API waits. */
    private static final Duration LONGEST = Duration.ofMillis(29_000);
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final Pattern QUOTA = Pattern.compile("\"([a-z0-9_]{1,40})\";r=(\\d{1,9});t=(\\d{1,9})");
    private static final Pattern QUOTA_POLICY = Pattern.compile("\"[a-z0-9_]{1,40}\";q=(\\d{1,9});w=(\\d{1,9})");

    private final ToolAddresses addresses;
    private final ToolCatalogue catalogue;
    private final EndpointConfig config;
    private final HttpHeaders headers;
    private final RequestId requestId;
    private final ClientSoftware client;
    private final ObjectMapper mapper;
    private final BoundedHttp http;

    ForwardedTools(ToolAddresses addresses, ToolCatalogue catalogue, EndpointConfig config, HttpHeaders headers,
            RequestId requestId, ClientSoftware client, ObjectMapper mapper, Vertx vertx) {
        this.addresses = addresses;
        this.catalogue = catalogue;
        this.config = config;
        this.headers = headers;
        this.requestId = requestId;
        this.client = client;
        this.mapper = mapper;
        this.http = new BoundedHttp(vertx, LONGEST, LARGEST_ANSWER);
    }

    @Override
    public Uni<ToolAnswer> call(CatalogueEntry tool, ToolCall call, Caller caller) {
        String arguments = call.arguments().orElse("{}");
        Buffer body = Buffer.buffer(arguments);
        int longest = catalogue.find(tool.tool()).orElseThrow().maxBodyBytes();
        if (body.length() > longest) {
            return Uni.createFrom().item(failed(ProblemException.of(ProblemCode.TOO_LARGE,
                    "This tool's arguments may have at most " + longest + " bytes."), tool));
        }
        return addresses.of(tool.tool())
                .map(address -> http.send(request(address, tool), body).map(answer -> answer(answer, tool))
                        .onFailure().recoverWithItem(failure -> unreachable(failure, tool)))
                .orElseGet(() -> Uni.createFrom().item(failed(unavailable(), tool)));
    }

    private RequestOptions request(URI address, CatalogueEntry tool) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap()
                .add(HttpHeaders.AUTHORIZATION, headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .add(HttpHeaders.CONTENT_TYPE, "application/json")
                .add(AnswerLimit.HEADER, Integer.toString(config.maxAnswerCharacters()))
                .add("traceparent", requestId.traceparent());
        client.name().ifPresent(name -> fields.add(HttpHeaders.USER_AGENT, printable(name)));
        return new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(address + tool.tool().path()).setHeaders(fields);
    }

    /** A header has no other characters than these. */
    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private ToolAnswer answer(BoundedHttp.Answer answer, CatalogueEntry tool) {
        CallMeta meta = new CallMeta(answer.header("X-Event-Id"), answer.header("Schema-Version"), quota(answer));
        try {
            JsonNode body = mapper.readTree(answer.body());
            if (answer.status() == 200 && body.isObject()) {
                return ToolAnswer.Good.of(answer.body(), meta.entries());
            }
            if (body.path("code").isTextual()) {
                return new ToolAnswer.Failed(ProblemText.of(body, tool, answer.header("Retry-After")), meta.entries());
            }
        } catch (JsonProcessingException e) {
            // told below
        }
        Log.errorf("The function of %s answered request %s with status %d and no JSON of its own", tool.tool(),
                requestId.value(), answer.status());
        return failed(unavailable(), tool);
    }

    private ToolAnswer unreachable(Throwable failure, CatalogueEntry tool) {
        Log.warnf("The function of %s could not be reached: %s", tool.tool(), failure.toString());
        return failed(ProblemException.of(ProblemCode.UPSTREAM_TIMEOUT, "The tool's function did not answer."), tool);
    }

    private static ProblemException unavailable() {
        return ProblemException.of(ProblemCode.UNAVAILABLE, "The tool cannot be reached.");
    }

    private ToolAnswer failed(ProblemException problem, CatalogueEntry tool) {
        return new ToolAnswer.Failed(ProblemText.of(
                mapper.valueToTree(Problem.of(problem, tool.tool().path(), Optional.empty())), tool,
                Optional.ofNullable(problem.headers().get("Retry-After"))), Map.of());
    }

    private static Optional<QuotaUse> quota(BoundedHttp.Answer answer) {
        Matcher use = QUOTA.matcher(answer.header("RateLimit").orElse(""));
        Matcher policy = QUOTA_POLICY.matcher(answer.header("RateLimit-Policy").orElse(""));
        return use.matches() && policy.matches()
                ? Optional.of(new QuotaUse(use.group(1), Integer.parseInt(policy.group(1)), Integer.parseInt(use.group(2)),
                        Integer.parseInt(policy.group(2)), Integer.parseInt(use.group(3))))
                : Optional.empty();
    }
}
