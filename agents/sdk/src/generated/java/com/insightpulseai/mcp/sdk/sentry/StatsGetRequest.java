// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Input of {@code sentry/stats.get}, which counts what was accepted and dropped of the event quota.
 *
 * @param period Length of the period up to now, a number from 1 to 999 and h, d or w (hours to weeks), up to 90 days;
 *        24h unless given
 * @param interval Length of each interval of a series: 1h, 2h, 3h, 4h, 6h, 8h, 12h or 1d. Unless given, 1h for a period
 *        in hours, otherwise 1d. The period is rounded to whole intervals
 * @param projects Slugs or ids of projects, at most 20; the whole organization unless given
 * @param category Kind of data, such as error, transaction, attachment, replay or monitor, at most 100 small letters,
 *        digits and _; all unless given
 * @param series True to get each group's numbers in each interval; false unless given
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record StatsGetRequest(
        @JsonProperty(value = "period") Optional<String> period,
        @JsonProperty(value = "interval") Optional<Interval> interval,
        @JsonProperty(value = "projects") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> projects,
        @JsonProperty(value = "category") Optional<String> category,
        @JsonProperty(value = "series") Optional<Boolean> series) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public StatsGetRequest {
        period = period == null ? Optional.empty() : period;
        interval = interval == null ? Optional.empty() : interval;
        projects = projects == null ? List.of() : List.copyOf(projects);
        category = category == null ? Optional.empty() : category;
        series = series == null ? Optional.empty() : series;
    }

    /** Starts a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Length of each interval of a series: 1h, 2h, 3h, 4h, 6h, 8h, 12h or 1d. Unless given, 1h for a period in hours,
     * otherwise 1d. The period is rounded to whole intervals.
     */
    public enum Interval {
        /** {@code 1h}. */
        _1H("1h"),
        /** {@code 2h}. */
        _2H("2h"),
        /** {@code 3h}. */
        _3H("3h"),
        /** {@code 4h}. */
        _4H("4h"),
        /** {@code 6h}. */
        _6H("6h"),
        /** {@code 8h}. */
        _8H("8h"),
        /** {@code 12h}. */
        _12H("12h"),
        /** {@code 1d}. */
        _1D("1d");

        private final String word;

        Interval(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder {

        private Optional<String> period = Optional.empty();
        private Optional<Interval> interval = Optional.empty();
        private List<String> projects = List.of();
        private Optional<String> category = Optional.empty();
        private Optional<Boolean> series = Optional.empty();

        private Builder() {
        }

        /**
         * Length of the period up to now, a number from 1 to 999 and h, d or w (hours to weeks), up to 90 days; 24h unless
         * given.
         */
        public Builder period(String period) {
            this.period = Optional.of(period);
            return this;
        }

        /**
         * Length of each interval of a series: 1h, 2h, 3h, 4h, 6h, 8h, 12h or 1d. Unless given, 1h for a period in hours,
         * otherwise 1d. The period is rounded to whole intervals.
         */
        public Builder interval(Interval interval) {
            this.interval = Optional.of(interval);
            return this;
        }

        /**
         * Slugs or ids of projects, at most 20; the whole organization unless given.
         */
        public Builder projects(List<String> projects) {
            this.projects = List.copyOf(projects);
            return this;
        }

        /**
         * Kind of data, such as error, transaction, attachment, replay or monitor, at most 100 small letters, digits and _;
         * all unless given.
         */
        public Builder category(String category) {
            this.category = Optional.of(category);
            return this;
        }

        /**
         * True to get each group's numbers in each interval; false unless given.
         */
        public Builder series(boolean series) {
            this.series = Optional.of(series);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public StatsGetRequest build() {
            return new StatsGetRequest(
                    period,
                    interval,
                    projects,
                    category,
                    series);
        }
    }
}
