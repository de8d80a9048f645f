package com.insightpulseai.mcp.functions.mcp;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.call.QuotaUse;
import com.insightpulseai.mcp.config.ToolCatalogue;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.platform.BoundedHttp;
import com.insightpulseai.mcp.protocol.ToolAnswer;
import com.insightpulseai.mcp.protocol.ToolCall;
import com.insightpulseai.mcp.web.AnswerLimit;
import com.insightpulseai.mcp.web.IdempotencyKey;
import com.insightpulseai.mcp.web.RequestId;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * Calls tools of other functions, with the token of the caller. The tool's function authenticates, counts and records; this one
 * holds neither a secret of a provider nor a login to the database. A call is sent once: whether a lost one was heard, nobody
 * knows here.
 */
@ApplicationScoped
class ForwardedTools implements ToolGateway {

    private static final String SCHEMA_VERSION = "Schema-Version";
    private static final Pattern QUOTA = Pattern.compile("\"([a-z0-9_]{1,40})\";r=(\\d{1,9});t=(\\d{1,9})");
    private static final Pattern QUOTA_POLICY = Pattern.compile("\"[a-z0-9_]{1,40}\";q=(\\d{1,9});w=(\\d{1,9})");

    private final ToolAddresses addresses;
    private final ToolCatalogue catalogue;
    private final EndpointConfig config;
    private final FunctionClient functions;
    private final RequestId requestId;
    private final ObjectMapper mapper;

    ForwardedTools(ToolAddresses addresses, ToolCatalogue catalogue, EndpointConfig config, FunctionClient functions,
            RequestId requestId, ObjectMapper mapper) {
        this.addresses = addresses;
        this.catalogue = catalogue;
        this.config = config;
        this.functions = functions;
        this.requestId = requestId;
        this.mapper = mapper;
    }

    @Override
    public Uni<ToolAnswer> call(CatalogueEntry tool, ToolCall call, Caller caller, Optional<IdempotencyKey> key) {
        Buffer body = Buffer.buffer(call.arguments().orElse("{}"));
        ToolPolicy policy = catalogue.find(tool.tool()).orElseThrow();
        if (body.length() > policy.maxBodyBytes()) {
            return Uni.createFrom().item(failed(ProblemException.of(ProblemCode.TOO_LARGE,
                    "This tool's arguments may have at most " + policy.maxBodyBytes() + " bytes."), tool));
        }
        return addresses.of(tool.tool()).map(address -> send(address, body, tool, policy, key))
                .orElseGet(() -> Uni.createFrom().item(failed(unreached(), tool)));
    }

    /** The version is named, so that a result is what the lists of this process promise, whatever the function's newest is. */
    private Uni<ToolAnswer> send(URI address, Buffer body, CatalogueEntry tool, ToolPolicy policy,
            Optional<IdempotencyKey> key) {
        Map<String, String> fields = new HashMap<>(Map.of(AnswerLimit.HEADER, Integer.toString(config.maxAnswerCharacters()),
                SCHEMA_VERSION, policy.schemaVersion()));
        key.ifPresent(sent -> fields.put(IdempotencyKey.HEADER, sent.field()));
        return functions.post(URI.create(address + tool.tool().path()), body, fields).map(answer -> answer(answer, tool))
                .onFailure(failure -> !(failure instanceof ProblemException))
                .recoverWithItem(failure -> unanswered(failure, tool));
    }

    private ToolAnswer answer(FunctionClient.Answer answer, CatalogueEntry tool) {
        BoundedHttp.Answer http = answer.http();
        CallMeta meta = new CallMeta(word(http, "X-Event-Id"), word(http, SCHEMA_VERSION), quota(http),
                http.header(IdempotencyKey.REPLAYED).isPresent());
        if (http.status() == Status.OK.getStatusCode() && answer.json().isPresent()) {
            return ToolAnswer.Good.of(http.body(), meta.entries());
        }
        if (answer.json().filter(body -> body.path("code").isTextual()).isPresent()) {
            return new ToolAnswer.Failed(ProblemText.of(answer.json().get(), tool, http.header("Retry-After")), meta.entries());
        }
        Log.errorf("The function of %s answered request %s with status %d and no JSON of its own", tool.tool(),
                requestId.value(), http.status());
        return failed(refusedBefore(http.status()) ? unreached() : brokenOff(), tool);
    }

    /** What stands before a function refuses with these, such as 429 where Lambda has no room; the tool has not run. */
    private static boolean refusedBefore(int status) {
        return status >= Status.MULTIPLE_CHOICES.getStatusCode() && status < Status.INTERNAL_SERVER_ERROR.getStatusCode();
    }

    private ToolAnswer unanswered(Throwable failure, CatalogueEntry tool) {
        Log.warnf("The function of %s did not answer request %s: %s", tool.tool(), requestId.value(), failure.toString());
        if (FunctionClient.isUnsent(failure)) {
            return failed(unreached(), tool);
        }
        return failed(failure instanceof TimeoutException
                ? ProblemException.of(ProblemCode.UPSTREAM_TIMEOUT, "The tool's function did not answer in time.")
                : brokenOff(), tool);
    }

    private static ProblemException unreached() {
        return ProblemException.of(ProblemCode.UNAVAILABLE, "The tool cannot be reached.");
    }

    private static ProblemException brokenOff() {
        return ProblemException.of(ProblemCode.UPSTREAM_ERROR, "The tool's function broke off without a result.");
    }

    private ToolAnswer failed(ProblemException problem, CatalogueEntry tool) {
        return new ToolAnswer.Failed(ProblemText.of(problem, tool, Optional.empty(), mapper), Map.of());
    }

    /** A header's value that is one word, which can stand in JSON as it is. */
    private static Optional<String> word(BoundedHttp.Answer answer, String header) {
        return answer.header(header).filter(value -> value.chars()
                .allMatch(character -> character < 0x7F && Character.isLetterOrDigit(character) || character == '-'
                        || character == '.'));
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
