package com.insightpulseai.mcp.provider.netdata.backend;

import java.util.List;

import com.insightpulseai.mcp.provider.netdata.alert.Silences;
import com.insightpulseai.mcp.provider.netdata.alert.Silences.Mode;
import com.insightpulseai.mcp.provider.netdata.alert.Silencing;
import com.insightpulseai.mcp.provider.netdata.wire.SilencersAnswer;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemException;
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
        return command("SILENCE", joined(wanted.alerts()), joined(wanted.contexts())).chain(this::list)
                .invoke(silences -> {
                    if (silences.mode() != Mode.SILENCE) {
                        throw ProblemException.upstreamError("The Netdata Agent did not do it.");
                    }
                });
    }

    /** Takes back whatever anybody silenced. */
    Uni<Silences> reset() {
        return command("RESET", null, null).chain(this::list);
    }

    private Uni<String> command(String command, String alerts, String contexts) {
        return upstream.write(() -> api.manageHealth(access.agentAuthorization(), access.managementAuthorization(), command,
                alerts, contexts, null));
    }

    private Uni<Silences> list() {
        return upstream.read(() -> api.manageHealth(access.agentAuthorization(), access.managementAuthorization(), "LIST", null,
                null, null).onItem().ifNotNull().transform(Unchecked.function(SilencersAnswer::read)));
    }

    private static String joined(List<String> names) {
        return names.isEmpty() ? null : String.join(" ", names); // the REST client leaves out a null
    }
}
