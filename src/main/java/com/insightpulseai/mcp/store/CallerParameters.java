package com.insightpulseai.mcp.store;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.insightpulseai.mcp.access.AuditedClaims;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.access.Workflow;

import io.vertx.mutiny.sqlclient.Tuple;

/** A caller as a parameter of type {@code ops.caller}. */
public final class CallerParameters {

    private static final List<String> TYPES = List.of("text", "uuid", "text", "text", "int8", "text", "text", "uuid", "text",
            "text", "text");

    private CallerParameters() {
    }

    /** The expression for a caller whose parameters begin with {@code $first}. */
    public static String expression(int first) {
        return IntStream.range(0, TYPES.size()).mapToObj(i -> "$" + (first + i) + "::" + TYPES.get(i))
                .collect(Collectors.joining(", ", "row(", ")::ops.caller"));
    }

    /** Adds the parameters of a caller, in the order of {@link #expression}. */
    public static Tuple add(Tuple parameters, Caller caller) {
        return parameters
                .addString(caller.kind().wireName())
                .addUUID(caller.id().orElse(null))
                .addString(caller.role().map(OpsRole::wireName).orElse(null))
                .addString(caller.issuer())
                .addLong(caller.workflow().map(Workflow::repositoryId).orElse(null))
                .addString(caller.workflow().flatMap(Workflow::ref).orElse(null))
                .addString(caller.workflow().flatMap(Workflow::environment).orElse(null))
                .addUUID(caller.session().orElse(null))
                .addString(caller.workflow().flatMap(Workflow::event).orElse(null))
                .addString(caller.workflow().flatMap(Workflow::baseRef).orElse(null))
                .addString(caller.workflow().flatMap(Workflow::definition).orElse(null));
    }

    /** What an audit row keeps of the caller's token, as JSON; null where that is nothing. */
    public static String claims(Caller caller) {
        return AuditedClaims.of(caller).orElse(null);
    }

    /** Adds the parameters of no caller, as which a row of nulls counts. */
    public static Tuple addNone(Tuple parameters) {
        return parameters.addString(null).addUUID(null).addString(null).addString(null).addLong(null).addString(null)
                .addString(null).addUUID(null).addString(null).addString(null).addString(null);
    }
}
