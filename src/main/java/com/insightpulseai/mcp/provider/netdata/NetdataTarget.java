package com.insightpulseai.mcp.provider.netdata;

import java.util.Set;

import com.insightpulseai.mcp.egress.ResponseTooLargeException;
import com.insightpulseai.mcp.health.Diagnosis;
import com.insightpulseai.mcp.upstream.Records;
import com.insightpulseai.mcp.web.problem.ProblemException;

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
    Uni<MetricTable> metrics(MetricsRequest query, String context);

    /** All nodes, in no particular order. */
    Uni<Records<NetdataNode>> nodes();

    /** Whether it answers, to these credentials too. */
    Uni<Diagnosis> health();

    /** The alerts that a query is about, with one of these statuses, in no particular order. */
    Uni<Records<NetdataAlert>> alerts(AlertsQuery query, Set<AlertStatus> statuses);

    /** Changes of alerts, more than the query is about perhaps. */
    Uni<Records<AlertTransition>> transitions(AlertHistory.Query query);

    /**
     * Silences some alerts.
     *
     * @throws ProblemException {@code unavailable} if the secret for it is missing, {@code invalid_input} if the target cannot
     *         do
     *         it
     */
    Uni<Silences> silence(Silencing wanted);

    /** Takes every silence back, under the same conditions. */
    Uni<Silences> resetSilences();

    /** Whether a request that only adds to an answer came to nothing, so that the answer has to do without. */
    static boolean isBearable(Throwable failure) {
        return failure instanceof ProblemException || failure instanceof ResponseTooLargeException;
    }

    /** Nothing matches a question for metrics; Netdata does not say why. */
    static ProblemException noMetrics(int status, String context) {
        return ProblemException.unknownResource(status,
                "Netdata has no metrics of the context " + context + " for these nodes, dimensions and times.");
    }
}
