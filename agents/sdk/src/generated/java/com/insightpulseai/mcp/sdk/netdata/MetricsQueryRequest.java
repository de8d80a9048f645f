// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Input of {@code netdata/metrics.query}, which reads metrics as rows of numbers.
 *
 * @param contexts Names of 1 to 5 contexts, such as system.cpu, system.ram or disk.space, each of at most 255
 *        characters, none of * , | ! &#92;, and percent-encoded of at most 800
 * @param nodes Host names or node ids of at most 20 nodes, each of at most 255 characters, none of * , | ! / &#92;; all
 *        nodes unless given
 * @param dimensions Names of at most 50 dimensions, such as user, each of at most 100 characters, none of * , | !
 *        &#92;; percent-encoded they and the nodes may have 6000 characters together; all unless given
 * @param after Start: negative seconds before the end, such as -3600, at least -94608000, or a past time in RFC 3339,
 *        since 1973; -600 unless given
 * @param before End: seconds before now, negative or 0, at least -94608000, or a time in RFC 3339, since 1973 and not
 *        in the future; 0, which is now, unless given
 * @param points Rows that the time is divided into, 1 to 500; 60 unless given
 * @param groupBy Split into columns by dimension, instance, node, combined as wanted, or selected for one column of
 *        all; dimension unless given. An Agent before 2.0 cannot group
 * @param aggregation Aggregation of the metrics in one column: avg, sum, min or max; avg unless given. An Agent before
 *        2.0 cannot
 * @param timeGroup Aggregation of the values in one row's time: average, min, max or sum; average unless given
 * @param anomalyRates True to get the share of anomalous samples as well, in percent; false unless given. An Agent
 *        before 2.0 knows none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MetricsQueryRequest(
        @JsonProperty(value = "contexts", required = true) List<String> contexts,
        @JsonProperty(value = "nodes") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> nodes,
        @JsonProperty(value = "dimensions") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> dimensions,
        @JsonProperty(value = "after") Optional<String> after,
        @JsonProperty(value = "before") Optional<String> before,
        @JsonProperty(value = "points") Optional<Integer> points,
        @JsonProperty(value = "group_by") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GroupBy> groupBy,
        @JsonProperty(value = "aggregation") Optional<Aggregation> aggregation,
        @JsonProperty(value = "time_group") Optional<TimeGroup> timeGroup,
        @JsonProperty(value = "anomaly_rates") Optional<Boolean> anomalyRates) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public MetricsQueryRequest {
        contexts = List.copyOf(Objects.requireNonNull(contexts, "contexts"));
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
        dimensions = dimensions == null ? List.of() : List.copyOf(dimensions);
        after = after == null ? Optional.empty() : after;
        before = before == null ? Optional.empty() : before;
        points = points == null ? Optional.empty() : points;
        groupBy = groupBy == null ? List.of() : List.copyOf(groupBy);
        aggregation = aggregation == null ? Optional.empty() : aggregation;
        timeGroup = timeGroup == null ? Optional.empty() : timeGroup;
        anomalyRates = anomalyRates == null ? Optional.empty() : anomalyRates;
    }

    /** Starts a builder with the required fields. */
    public static NeedsContexts builder() {
        return new Builder();
    }

    /**
     * Split into columns by dimension, instance, node, combined as wanted, or selected for one column of all; dimension
     * unless given. An Agent before 2.0 cannot group.
     */
    public enum GroupBy {
        /** {@code dimension}. */
        DIMENSION("dimension"),
        /** {@code instance}. */
        INSTANCE("instance"),
        /** {@code node}. */
        NODE("node"),
        /** {@code selected}. */
        SELECTED("selected");

        private final String word;

        GroupBy(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /**
     * Aggregation of the metrics in one column: avg, sum, min or max; avg unless given. An Agent before 2.0 cannot.
     */
    public enum Aggregation {
        /** {@code avg}. */
        AVG("avg"),
        /** {@code sum}. */
        SUM("sum"),
        /** {@code min}. */
        MIN("min"),
        /** {@code max}. */
        MAX("max");

        private final String word;

        Aggregation(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /**
     * Aggregation of the values in one row's time: average, min, max or sum; average unless given.
     */
    public enum TimeGroup {
        /** {@code average}. */
        AVERAGE("average"),
        /** {@code min}. */
        MIN("min"),
        /** {@code max}. */
        MAX("max"),
        /** {@code sum}. */
        SUM("sum");

        private final String word;

        TimeGroup(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /** Sets the required field {@code contexts}. */
    public interface NeedsContexts {

        /**
         * Names of 1 to 5 contexts, such as system.cpu, system.ram or disk.space, each of at most 255 characters, none of *
         * , | ! &#92;, and percent-encoded of at most 800.
         */
        Builder contexts(List<String> contexts);
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder implements NeedsContexts {

        private List<String> contexts;
        private List<String> nodes = List.of();
        private List<String> dimensions = List.of();
        private Optional<String> after = Optional.empty();
        private Optional<String> before = Optional.empty();
        private Optional<Integer> points = Optional.empty();
        private List<GroupBy> groupBy = List.of();
        private Optional<Aggregation> aggregation = Optional.empty();
        private Optional<TimeGroup> timeGroup = Optional.empty();
        private Optional<Boolean> anomalyRates = Optional.empty();

        private Builder() {
        }

        @Override
        public Builder contexts(List<String> contexts) {
            this.contexts = Objects.requireNonNull(contexts, "contexts");
            return this;
        }

        /**
         * Host names or node ids of at most 20 nodes, each of at most 255 characters, none of * , | ! / &#92;; all nodes
         * unless given.
         */
        public Builder nodes(List<String> nodes) {
            this.nodes = List.copyOf(nodes);
            return this;
        }

        /**
         * Names of at most 50 dimensions, such as user, each of at most 100 characters, none of * , | ! &#92;;
         * percent-encoded they and the nodes may have 6000 characters together; all unless given.
         */
        public Builder dimensions(List<String> dimensions) {
            this.dimensions = List.copyOf(dimensions);
            return this;
        }

        /**
         * Start: negative seconds before the end, such as -3600, at least -94608000, or a past time in RFC 3339, since
         * 1973; -600 unless given.
         */
        public Builder after(String after) {
            this.after = Optional.of(after);
            return this;
        }

        /**
         * End: seconds before now, negative or 0, at least -94608000, or a time in RFC 3339, since 1973 and not in the
         * future; 0, which is now, unless given.
         */
        public Builder before(String before) {
            this.before = Optional.of(before);
            return this;
        }

        /**
         * Rows that the time is divided into, 1 to 500; 60 unless given.
         */
        public Builder points(int points) {
            this.points = Optional.of(points);
            return this;
        }

        /**
         * Split into columns by dimension, instance, node, combined as wanted, or selected for one column of all; dimension
         * unless given. An Agent before 2.0 cannot group.
         */
        public Builder groupBy(List<GroupBy> groupBy) {
            this.groupBy = List.copyOf(groupBy);
            return this;
        }

        /**
         * Aggregation of the metrics in one column: avg, sum, min or max; avg unless given. An Agent before 2.0 cannot.
         */
        public Builder aggregation(Aggregation aggregation) {
            this.aggregation = Optional.of(aggregation);
            return this;
        }

        /**
         * Aggregation of the values in one row's time: average, min, max or sum; average unless given.
         */
        public Builder timeGroup(TimeGroup timeGroup) {
            this.timeGroup = Optional.of(timeGroup);
            return this;
        }

        /**
         * True to get the share of anomalous samples as well, in percent; false unless given. An Agent before 2.0 knows
         * none.
         */
        public Builder anomalyRates(boolean anomalyRates) {
            this.anomalyRates = Optional.of(anomalyRates);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public MetricsQueryRequest build() {
            return new MetricsQueryRequest(
                    contexts,
                    nodes,
                    dimensions,
                    after,
                    before,
                    points,
                    groupBy,
                    aggregation,
                    timeGroup,
                    anomalyRates);
        }
    }
}
