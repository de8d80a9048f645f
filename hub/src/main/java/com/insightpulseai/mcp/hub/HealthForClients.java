package com.insightpulseai.mcp.hub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.functions.health.Health;
import com.insightpulseai.mcp.functions.mcp.HealthReading;

import io.smallrye.mutiny.Uni;

/** Reads health for MCP clients in this process. */
@ApplicationScoped
class HealthForClients implements HealthReading {

    private final Health health;
    private final HttpHeaders headers;
    private final ObjectMapper mapper;

    HealthForClients(Health health, HttpHeaders headers, ObjectMapper mapper) {
        this.health = health;
        this.headers = headers;
        this.mapper = mapper;
    }

    @Override
    public Uni<String> read() {
        return health.all(headers).map(answer -> json(answer.getEntity()));
    }

    private String json(Object report) {
        try {
            return mapper.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report of health cannot be written as JSON", e);
        }
    }
}
