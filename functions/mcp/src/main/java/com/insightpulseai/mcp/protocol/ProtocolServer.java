package com.insightpulseai.mcp.protocol;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.smallrye.mutiny.Uni;

/** Answers messages, one at a time and each by itself: there are no sessions, no streams and no requests to clients. */
public final class ProtocolServer {

    private final Results results;

    public ProtocolServer(ServerIdentity identity) {
        this.results = new Results(identity);
    }

    /**
     * Answers one message. Never fails for what the client sent.
     *
     * @param offering for the caller of this request
     */
    public Uni<Reply> answer(RequestHeaders headers, ReceivedMessage received, Offering offering) {
        Message message;
        try {
            message = received.message();
        } catch (ProtocolException unreadable) {
            return Uni.createFrom().item(Reply.error(unreadable, unreadable.id(), Era.MODERN));
        }
        if (message instanceof Message.Request request) {
            Era era = Era.of(request, headers);
            return Uni.createFrom().deferred(() -> result(request, era, headers, offering))
                    .map(result -> Reply.result(request.id(), result))
                    .onFailure(ProtocolException.class)
                    .recoverWithItem(failure -> Reply.error((ProtocolException) failure, Optional.of(request.id()), era));
        }
        return Uni.createFrom().item(unanswered(message, headers));
    }

    /** A method that wants an answer is not run without an id: its result would have no receiver. */
    private static Reply unanswered(Message message, RequestHeaders headers) {
        boolean notification = message instanceof Message.Response || message.method().startsWith("notifications/");
        return notification ? Reply.ACCEPTED
                : Reply.error(ProtocolException.malformed(ErrorCode.INVALID_REQUEST, "This method needs an id."),
                        Optional.empty(), Era.of(message, headers));
    }

    private Uni<String> result(Message.Request request, Era era, RequestHeaders headers, Offering offering) {
        if (era instanceof Era.Modern) {
            headers.protocolVersion().filter(version -> request.params().metaText(ModernMeta.PROTOCOL_VERSION).isEmpty())
                    .ifPresent(ModernMeta::checkVersion);
            HeaderCheck.check(request, headers);
            ModernMeta.check(request);
        }
        Params params = request.params();
        return switch (Method.of(request.method(), era)) {
            case DISCOVER -> known(results.discovery());
            case INITIALIZE -> known(results.initialization(params.text("protocolVersion")));
            case PING -> known("{}");
            case LIST_TOOLS -> known(results.cacheable("\"tools\":" + offering.tools().page(cursor(params))
                    .orElseThrow(ProtocolServer::badCursor), era));
            case CALL_TOOL -> called(ToolCall.of(params), offering, era);
            case LIST_RESOURCES -> known(listed("resources", offering.resources(), "uri", params, era));
            case LIST_RESOURCE_TEMPLATES ->
                known(listed("resourceTemplates", offering.resourceTemplates(), "uriTemplate", params, era));
            case READ_RESOURCE -> read(params.text("uri").orElseThrow(() -> ProtocolException.of(ErrorCode.INVALID_PARAMS,
                    "params.uri, a text, says which resource.")), offering, era);
        };
    }

    private static Uni<String> known(String result) {
        return Uni.createFrom().item(result);
    }

    private Uni<String> called(ToolCall call, Offering offering, Era era) {
        return offering.call(call).map(answer -> results.answer(answer.orElseThrow(
                () -> ProtocolException.of(ErrorCode.INVALID_PARAMS, "There is no tool of this name; tools/list has them.")),
                era));
    }

    private String listed(String field, List<ListedResource> all, String uriField, Params params, Era era) {
        cursor(params).ifPresent(unknown -> {
            throw badCursor();
        });
        String entries = all.stream().map(resource -> resource.json(uriField)).collect(Collectors.joining(",", "[", "]"));
        return results.cacheable("\"" + field + "\":" + entries, era);
    }

    private Uni<String> read(String uri, Offering offering, Era era) {
        return offering.read(uri).onFailure(ResourceUnavailableException.class)
                .transform(failure -> ProtocolException.of(ErrorCode.INTERNAL_ERROR, failure.getMessage()))
                .map(found -> results.content(found
                        .orElseThrow(() -> ProtocolException.of(ErrorCode.INVALID_PARAMS, "There is no resource of this URI.",
                                "{\"uri\":" + JsonText.quoted(uri) + "}"))
                        .json(uri), era));
    }

    private static Optional<String> cursor(Params params) {
        if (!params.fields().path("cursor").isMissingNode() && params.text("cursor").isEmpty()) {
            throw badCursor();
        }
        return params.text("cursor");
    }

    private static ProtocolException badCursor() {
        return ProtocolException.of(ErrorCode.INVALID_PARAMS, "No list has named this cursor; begin without one.");
    }
}
