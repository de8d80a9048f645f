package com.insightpulseai.mcp.provider.netdata.backend;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.egress.ProviderClient;
import com.insightpulseai.mcp.provider.netdata.wire.AgentInfo;
import com.insightpulseai.mcp.provider.netdata.wire.AgentInfoV1;
import com.insightpulseai.mcp.provider.netdata.wire.AlarmLogEntryV1;
import com.insightpulseai.mcp.provider.netdata.wire.AlarmsV1;
import com.insightpulseai.mcp.provider.netdata.wire.AlertsAnswer;
import com.insightpulseai.mcp.provider.netdata.wire.DataAnswer;
import com.insightpulseai.mcp.provider.netdata.wire.DataAnswerV1;
import com.insightpulseai.mcp.provider.netdata.wire.DataAnswerV1.ContextV1;
import com.insightpulseai.mcp.provider.netdata.wire.NodesAnswer;
import com.insightpulseai.mcp.provider.netdata.wire.TransitionsAnswer;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.UpstreamJson;

import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.smallrye.mutiny.Uni;

/**
 * The operations of a Netdata Agent's API that the tools use, of its version 3 (Agents since 2.0) and of its version 1 (all
 * Agents). Only {@link AgentV3} and {@link AgentV1} call them.
 * <p>
 * Each takes the value of {@code X-Netdata-Auth}, or null for none. An Agent's errors are text rather than JSON.
 *
 * @see <a href="https://learn.netdata.cloud/docs/developer-and-contributor-corner/rest-api/">Netdata: REST API</a>
 */
@RegisterRestClient(configKey = "netdata")
@ProviderClient(value = "netdata", maxResponseBytes = NetdataApi.MAX_BYTES)
@RegisterProvider(BareParameterFilter.class)
@Produces(MediaType.APPLICATION_JSON)
public interface NetdataApi {

    /** Enough for the list of about 1,500 nodes, and less than an Agent sends of all its metrics at once. */
    long MAX_BYTES = 4L << 20;

    String AUTHORIZATION = "X-Netdata-Auth";

    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper applicationMapper) {
        return UpstreamJson.MAPPER;
    }

    /** Answers without credentials even where everything else is protected. Version 1 Agents answer 404. */
    @GET
    @Path("/api/v3/info")
    Uni<Received<AgentInfo>> info(@HeaderParam(AUTHORIZATION) String authorization);

    /** Without a context the answer has all metrics there are, 5 MB of a small machine's. */
    @GET
    @Path("/api/v3/data")
    Uni<DataAnswer> data(@HeaderParam(AUTHORIZATION) String authorization, @QueryParam("scope_contexts") String context,
            @QueryParam("scope_nodes") String nodes, @QueryParam("dimensions") String dimensions,
            @QueryParam("after") long after, @QueryParam("before") long before, @QueryParam("points") int points,
            @QueryParam("group_by") String groupBy, @QueryParam("aggregation") String aggregation,
            @QueryParam("time_group") String timeGroup, @QueryParam("options") String options);

    @GET
    @Path("/api/v3/nodes")
    Uni<NodesAnswer> nodes(@HeaderParam(AUTHORIZATION) String authorization, @QueryParam("options") String options);

    /** Without {@code scope} the answer is about every active alert; without {@code options} it lists none of them. */
    @GET
    @Path("/api/v3/alerts")
    Uni<AlertsAnswer> alerts(@HeaderParam(AUTHORIZATION) String authorization, @QueryParam("scope_nodes") String nodes,
            @QueryParam("scope_contexts") String contexts, @QueryParam("alert") String alert,
            @QueryParam("status") String status, @QueryParam("options") String options);

    /**
     * Contexts and alerts go by exact names here; {@code scope_contexts} would be ignored.
     *
     * @param after seconds before now, negative; without it the answer is empty
     */
    @GET
    @Path("/api/v3/alert_transitions")
    Uni<TransitionsAnswer> alertTransitions(@HeaderParam(AUTHORIZATION) String authorization,
            @QueryParam("scope_nodes") String nodes, @QueryParam("f_context") String contexts,
            @QueryParam("f_alert") String alerts, @QueryParam("after") long after, @QueryParam("last") int last,
            @QueryParam("options") String options);

    @GET
    @Path("/api/v1/info")
    Uni<Received<AgentInfoV1>> infoV1(@HeaderParam(AUTHORIZATION) String authorization);

    @GET
    @Path("/api/v1/data")
    Uni<DataAnswerV1> dataV1(@HeaderParam(AUTHORIZATION) String authorization, @QueryParam("context") String context,
            @QueryParam("dimensions") String dimensions, @QueryParam("after") long after, @QueryParam("before") long before,
            @QueryParam("points") int points, @QueryParam("group") String timeGroup, @QueryParam("format") String format,
            @QueryParam("options") String options);

    /** The same of a node that streams to the Agent, by its host name. */
    @GET
    @Path("/host/{host}/api/v1/data")
    Uni<DataAnswerV1> dataOfHostV1(@HeaderParam(AUTHORIZATION) String authorization, @PathParam("host") String host,
            @QueryParam("context") String context, @QueryParam("dimensions") String dimensions,
            @QueryParam("after") long after, @QueryParam("before") long before, @QueryParam("points") int points,
            @QueryParam("group") String timeGroup, @QueryParam("format") String format, @QueryParam("options") String options);

    @GET
    @Path("/api/v1/context")
    Uni<Received<ContextV1>> contextV1(@HeaderParam(AUTHORIZATION) String authorization, @QueryParam("context") String context);

    @GET
    @Path("/host/{host}/api/v1/context")
    Uni<Received<ContextV1>> contextOfHostV1(@HeaderParam(AUTHORIZATION) String authorization, @PathParam("host") String host,
            @QueryParam("context") String context);

    /** @param all an empty text for every alarm; null for those that are raised */
    @GET
    @Path("/api/v1/alarms")
    Uni<AlarmsV1> alarmsV1(@HeaderParam(AUTHORIZATION) String authorization, @QueryParam("all") String all);

    /** The whole log, newest first. */
    @GET
    @Path("/api/v1/alarm_log")
    Uni<List<Received<AlarmLogEntryV1>>> alarmLogV1(@HeaderParam(AUTHORIZATION) String authorization);

    /** @param options {@code charts} */
    @GET
    @Path("/api/v1/context")
    Uni<AlarmsV1.ChartsOfContext> chartsOfContextV1(@HeaderParam(AUTHORIZATION) String authorization,
            @QueryParam("context") String context, @QueryParam("options") String options);

    /**
     * Silences notifications, although it is a GET.
     *
     * @param key the Agent's management key, by itself
     * @return what the Agent has to say, text unless the command is {@code LIST}
     */
    @GET
    @Path("/api/v1/manage/health")
    @Produces(MediaType.WILDCARD)
    Uni<String> manageHealth(@HeaderParam(AUTHORIZATION) String authorization, @HeaderParam("X-Auth-Token") String key,
            @QueryParam("cmd") String command, @QueryParam("alarm") String alarm, @QueryParam("context") String context,
            @QueryParam("hosts") String hosts);
}
