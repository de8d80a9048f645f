package com.insightpulseai.mcp.functions.healthmonitor;

import java.time.Duration;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.monitor.Monitor;
import com.insightpulseai.mcp.monitor.MonitorReport;

import io.quarkus.logging.Log;

/**
 * Makes one round of the monitor for each event of its schedule. What an event says is of no interest; one that comes twice,
 * or late, does no harm.
 */
public class HealthMonitor implements RequestHandler<ScheduledEvent, MonitorReport> {

    /** No round takes as long; a function may run for 15 minutes. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(5);

    private final Monitor monitor;
    private final ObjectMapper mapper;

    HealthMonitor(Monitor monitor, ObjectMapper mapper) {
        this.monitor = monitor;
        this.mapper = mapper;
    }

    /** @throws IncompleteRoundException when a step could not be done, after all others were: Lambda counts it as an error */
    @Override
    public MonitorReport handleRequest(ScheduledEvent event, Context context) {
        MonitorReport report = monitor.round().await().atMost(LONGEST_ROUND);
        Log.infof("Round: %s", json(report));
        if (!report.failures().isEmpty()) {
            throw new IncompleteRoundException(report.failures());
        }
        return report;
    }

    private String json(MonitorReport report) {
        try {
            return mapper.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always JSON", e);
        }
    }
}
