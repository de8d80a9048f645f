package com.insightpulseai.mcp.functions.mcp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.UnauthenticatedException;
import com.insightpulseai.mcp.call.Admission;
import com.insightpulseai.mcp.call.CallAudit;
import com.insightpulseai.mcp.call.CurrentCall;
import com.insightpulseai.mcp.call.JsonResultException;
import com.insightpulseai.mcp.call.OpenedCall;
import com.insightpulseai.mcp.call.ToolInvoker;
import com.insightpulseai.mcp.call.ToolInvokers;
import com.insightpulseai.mcp.config.ToolCatalogue;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.platform.EventLoop;
import com.insightpulseai.mcp.platform.LoopWork;
import com.insightpulseai.mcp.protocol.ToolAnswer;
import com.insightpulseai.mcp.protocol.ToolCall;
import com.insightpulseai.mcp.web.IdempotencyKey;
import com.insightpulseai.mcp.web.RequestId;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Problems;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Calls tools of this process, through the same interceptors and with the same reading of their input as over HTTP. */
@ApplicationScoped
class InProcessTools implements ToolGateway {

    private static final String NO_ARGUMENTS = "{}";

    private final ToolInvokers invokers;
    private final ToolCatalogue catalogue;
    private final CurrentCall current;
    private final CallAudit audit;
    private final RequestId requestId;
    private final EndpointConfig config;
    private final ObjectMapper mapper;

    InProcessTools(ToolInvokers invokers, ToolCatalogue catalogue, CurrentCall current, CallAudit audit, RequestId requestId,
            EndpointConfig config, ObjectMapper mapper) {
        this.invokers = invokers;
        this.catalogue = catalogue;
        this.current = current;
        this.audit = audit;
        this.requestId = requestId;
        this.config = config;
        this.mapper = mapper;
    }

    boolean serves(ToolId tool) {
        return invokers.find(tool).isPresent();
    }

    @Override
    public Uni<ToolAnswer> call(CatalogueEntry tool, ToolCall call, Caller caller, Optional<IdempotencyKey> key) {
        ToolInvoker invoker = invokers.find(tool.tool()).orElseThrow();
        ToolPolicy policy = catalogue.find(tool.tool()).orElseThrow();
        OpenedCall opened = OpenedCall.of(policy, caller, policy.schemaVersion(), Optional.empty(),
                config.maxAnswerCharacters()).withKey(key);
        current.open(opened);
        LoopWork.isOf(policy.id().toString());
        String arguments = call.arguments().orElse(NO_ARGUMENTS);
        boolean large = arguments.length() > McpEndpoint.LARGE;
        if (large) {
            current.receivedLargeBody();
        }
        Uni<Object> output = Uni.createFrom().deferred(() -> input(invoker, policy, arguments, large)).chain(invoker::invoke);
        return output.map(this::good).onFailure().recoverWithUni(failure -> failed(failure, tool, opened));
    }

    private Uni<Object> input(ToolInvoker invoker, ToolPolicy policy, String arguments, boolean large) {
        if (arguments.length() > policy.maxBodyBytes()
                || arguments.getBytes(StandardCharsets.UTF_8).length > policy.maxBodyBytes()) {
            throw ProblemException.of(ProblemCode.TOO_LARGE,
                    "This tool's arguments may have at most " + policy.maxBodyBytes() + " bytes.");
        }
        ObjectReader reader = mapper.readerFor(invoker.input());
        return large
                ? EventLoop.leaveFor(() -> Uni.createFrom().item(read(reader, arguments)))
                : Uni.createFrom().item(read(reader, arguments));
    }

    private static Object read(ObjectReader reader, String arguments) {
        try {
            return reader.readValue(arguments);
        } catch (MismatchedInputException e) {
            throw new UnreadableInputException(e);
        } catch (JsonProcessingException e) {
            throw Problems.of(e);
        }
    }

    private ToolAnswer good(Object output) {
        try {
            return ToolAnswer.Good.of(new String(mapper.writeValueAsBytes(output), StandardCharsets.UTF_8),
                    meta(false).entries());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tool's output cannot be written as JSON", e);
        }
    }

    private Uni<ToolAnswer> failed(Throwable failure, CatalogueEntry tool, OpenedCall opened) {
        if (failure instanceof JsonResultException result) {
            return Uni.createFrom().item(ToolAnswer.Good.of(result.json(),
                    meta(result.headers().containsKey(IdempotencyKey.REPLAYED)).entries()));
        }
        Uni<? extends Throwable> refusal = failure instanceof UnreadableInputException unreadable
                ? audit.refuse(opened, Problems.of(unreadable.getCause()))
                        .onFailure(ProblemException.class).recoverWithItem(graver -> (ProblemException) graver)
                : Uni.createFrom().item(failure);
        return refusal.map(reason -> {
            if (reason instanceof UnauthenticatedException unknown) {
                throw unknown;
            }
            return problem(reason, tool);
        });
    }

    private ToolAnswer problem(Throwable failure, CatalogueEntry tool) {
        ProblemException problem = Problems.of(failure);
        if (problem.code() == ProblemCode.INTERNAL_ERROR) {
            Log.errorf(failure, "Request %s of %s failed", requestId.value(), tool.tool());
        }
        return new ToolAnswer.Failed(ProblemText.of(problem, tool, current.eventId(), mapper),
                meta(problem.headers().containsKey(IdempotencyKey.REPLAYED)).entries());
    }

    private CallMeta meta(boolean replayed) {
        return new CallMeta(current.eventId().map(Object::toString), current.opened().map(OpenedCall::schemaVersion),
                current.admission().flatMap(Admission::quota), replayed);
    }

    /** JSON that is not the tool's input: a call that leaves a row, as over HTTP. */
    private static final class UnreadableInputException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableInputException(MismatchedInputException cause) {
            super(cause);
        }
    }
}
