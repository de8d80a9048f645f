package com.insightpulseai.mcp.provider.netdata.wire;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricTable;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricTable.Row;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The rows of an answer about metrics, in whichever order Netdata sends them.
 * <p>
 * They are read one by one and no further than wanted: as a tree they would take many times their length in memory.
 */
@RegisterForReflection
@JsonDeserialize(using = MetricRows.Reader.class)
record MetricRows(List<Row> rows) {

    List<Row> oldestFirst() {
        return rows.stream().sorted(Comparator.comparing(Row::time)).toList();
    }

    /**
     * Reads {@code [[time, cell, …], …]}, with times in seconds. A cell is a value, or, in version 3, an array of a value, an
     * anomaly rate and flags.
     */
    @RegisterForReflection
    static final class Reader extends JsonDeserializer<MetricRows> {

        /** Twice as many as a tool can ask for. */
        private static final int MAX_ROWS = 1_000;
        private static final long YEAR_10000 = 253_402_300_800L;

        @Override
        public MetricRows deserialize(JsonParser json, DeserializationContext context) throws IOException {
            expect(json.isExpectedStartArrayToken(), context);
            List<Row> rows = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json.isExpectedStartArrayToken() && rows.size() < MAX_ROWS, context);
                rows.add(row(json, context));
            }
            return new MetricRows(rows);
        }

        private static Row row(JsonParser json, DeserializationContext context) throws IOException {
            expect(json.nextToken() == JsonToken.VALUE_NUMBER_INT, context);
            long time = json.getLongValue();
            expect(time >= 0 && time < YEAR_10000, context);
            List<Double> values = new ArrayList<>();
            List<Double> rates = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (values.size() == MetricTable.MAX_COLUMNS) {
                    json.skipChildren();
                } else if (json.isExpectedStartArrayToken()) {
                    json.nextToken();
                    values.add(number(json, context));
                    json.nextToken();
                    rates.add(number(json, context));
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        json.skipChildren();
                    }
                } else {
                    values.add(number(json, context));
                    rates.add(null);
                }
            }
            return new Row(Instant.ofEpochSecond(time), Collections.unmodifiableList(values),
                    Collections.unmodifiableList(rates));
        }

        private static Double number(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                return null;
            }
            expect(json.currentToken() != null && json.currentToken().isNumeric(), context);
            double value = json.getDoubleValue();
            return Double.isFinite(value) ? value : null;
        }

        private static void expect(boolean met, DeserializationContext context) throws IOException {
            if (!met) {
                context.reportInputMismatch(MetricRows.class, "not rows of metrics");
            }
        }
    }
}
