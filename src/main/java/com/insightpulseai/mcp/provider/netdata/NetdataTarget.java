package com.insightpulseai.mcp.provider.netdata;

import java.util.List;

import com.insightpulseai.mcp.health.Diagnosis;
import com.insightpulseai.mcp.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/** One of the three that Netdata can be. Each answers the same questions in the same terms. */
sealed interface NetdataTarget permits AgentV3, AgentV1, NetdataCloud {

    /** The wire name: {@code agent_v3}, {@code agent_v1} or {@code cloud}. */
    String wireName();

    /**
     * The metrics of one context of a query.
     *
     * @throws ProblemException {@code unknown_resource} if nothing matches, {@code invalid_input} if the target cannot do it
     */
    Uni<MetricTable> metrics(MetricsQuery query, String context);

    /** All nodes, in no particular order. */
    Uni<List<NetdataNode>> nodes();

    /** Whether it answers, to these credentials too. */
    Uni<Diagnosis> health();

    /** Nothing matches a question for metrics; Netdata does not say why. */
    static ProblemException noMetrics(int status, String context) {
        return ProblemException.unknownResource(status,
                "Netdata has no metrics of the context " + context + " for these nodes, dimensions and times.");
    }
}
