package com.insightpulseai.mcp.provider.netdata.backend;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import com.insightpulseai.mcp.provider.netdata.alert.Silences;
import com.insightpulseai.mcp.provider.netdata.alert.Silences.Mode;
import com.insightpulseai.mcp.provider.netdata.alert.Silencing;
import com.insightpulseai.mcp.provider.netdata.wire.SilencersAnswer;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Problems;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;

/**
 * Silencing at an Agent of any version, which needs its management key. Only the commands here are ever sent: others would
 * silence all alerts, or stop their evaluation.
 *
 * @see <a href="https://learn.netdata.cloud/docs/alerts-&-notifications/alert-configuration-reference">Netdata: health</a>
 */
record AgentSilencing(NetdataApi api, NetdataAccess access, UpstreamSession upstream) {

    private static final Set<ProblemCode> WITH_UNKNOWN_EFFECT = Set.of(ProblemCode.UPSTREAM_ERROR,
            ProblemCode.UPSTREAM_TIMEOUT, ProblemCode.INTERNAL_ERROR);

    /**
     * Silences until a reset.
     * <p>
     * The names go into one request: of a repeated parameter the Agent takes the last, while it reads several names in one,
     * separated by spaces, as any of them.
     */
    Uni<Silences> silence(Silencing wanted) {
        if (wanted.duration().isPresent()) {
            return Uni.createFrom().failure(ProblemException.invalidInput("A Netdata Agent cannot silence for a time.",
                    List.of(new Violation("duration_minutes",
                            "must be absent: an Agent silences until a call with the action reset"))));
        }
        return command("SILENCE", joined(wanted.alerts()), joined(wanted.contexts())).chain(this::listAfterCommand)
                .invoke(silences -> {
                    if (silences.mode() != Mode.SILENCE) {
                        throw ProblemException.upstreamError("The Netdata Agent did not do it.");
                    }
                });
    }

    /** Takes back whatever anybody silenced. */
    Uni<Silences> reset() {
        return command("RESET", null, null).chain(this::listAfterCommand);
    }

    private Uni<String> command(String command, String alerts, String contexts) {
        return upstream.write(() -> api.manageHealth(access.agentAuthorization(), access.managementAuthorization(), command,
                alerts, contexts, null));
    }

    /**
     * Lists with failures that leave open what the command did. Others say that the call had no effect, so it may be repeated.
     */
    private Uni<Silences> listAfterCommand() {
        return list().onFailure().transform(failure -> {
            ProblemException problem = Problems.of(failure);
            return WITH_UNKNOWN_EFFECT.contains(problem.code()) ? failure : notListed(problem.upstreamStatus());
        });
    }

    private static ProblemException notListed(OptionalInt status) {
        String detail = "The Netdata Agent took the command, and did not list afterwards what is silenced.";
        return status.isPresent() ? ProblemException.upstreamError(status.getAsInt(), detail)
                : ProblemException.upstreamError(detail);
    }

    private Uni<Silences> list() {
        return upstream.read(() -> api.manageHealth(access.agentAuthorization(), access.managementAuthorization(), "LIST", null,
                null, null).onItem().ifNotNull().transform(Unchecked.function(SilencersAnswer::read)));
    }

    private static String joined(List<String> names) {
        return names.isEmpty() ? null : String.join(" ", names); // the REST client leaves out a null
    }
}
