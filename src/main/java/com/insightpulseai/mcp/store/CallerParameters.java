package com.insightpulseai.mcp.store;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OauthClient;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.access.Workflow;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;

/** A caller as a parameter of type {@code ops.caller}. */
public final class CallerParameters {

    private CallerParameters() {
    }

    /** The expression for a caller whose parameters begin with {@code $first}. */
    public static String expression(int first) {
        return "row($%d::text, $%d::uuid, $%d::text, $%d::text, $%d::int8, $%d::text, $%d::text, $%d::uuid)::ops.caller"
                .formatted(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6, first + 7);
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
                .addUUID(caller.session().orElse(null));
    }

    /** What an audit row keeps of the caller's token, as JSON; null where that is nothing. */
    public static String claims(Caller caller) {
        return caller.client().map(OauthClient::id).map(id -> new JsonObject().put("client_id", id).encode()).orElse(null);
    }

    /** Adds the parameters of no caller, as which a row of nulls counts. */
    public static Tuple addNone(Tuple parameters) {
        return parameters.addString(null).addUUID(null).addString(null).addString(null).addLong(null).addString(null)
                .addString(null).addUUID(null);
    }
}
