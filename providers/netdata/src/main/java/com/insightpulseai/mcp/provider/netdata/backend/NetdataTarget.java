package com.insightpulseai.mcp.provider.netdata.backend;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.egress.ResponseTooLargeException;
import com.insightpulseai.mcp.health.Diagnosis;
import com.insightpulseai.mcp.health.HealthStatus;
import com.insightpulseai.mcp.provider.netdata.NetdataNode;
import com.insightpulseai.mcp.provider.netdata.alert.AlertHistory;
import com.insightpulseai.mcp.provider.netdata.alert.AlertStatus;
import com.insightpulseai.mcp.provider.netdata.alert.AlertTransition;
import com.insightpulseai.mcp.provider.netdata.alert.AlertsQuery;
import com.insightpulseai.mcp.provider.netdata.alert.NetdataAlert;
import com.insightpulseai.mcp.provider.netdata.alert.Silences;
import com.insightpulseai.mcp.provider.netdata.alert.Silencing;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricTable;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricsRequest;
import com.insightpulseai.mcp.upstream.Records;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/** One of the three that Netdata can be. Each answers the same questions in the same terms. */
public sealed interface NetdataTarget permits AgentV3, AgentV1, NetdataCloud {

    /** The form of a version that a message may repeat. */
    Pattern VERSION = Pattern.compile("v?\\d[0-9A-Za-z.+-]{0,30}");

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

    /** A healthy target, with its version where that looks like one. */
    static Diagnosis healthy(String kind, Optional<String> version) {
        return Diagnosis.of(HealthStatus.OK, "Netdata " + kind
                + version.filter(text -> VERSION.matcher(text).matches()).map(text -> " " + text).orElse("") + " answers.");
    }

    /** Nothing matches a question for metrics; Netdata does not say why. */
    static ProblemException noMetrics(int status, String context) {
        return ProblemException.unknownResource(status,
                "Netdata has no metrics of the context " + context + " for these nodes, dimensions and times.");
    }
}
