// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Input of {@code socket/findings.list}, which lists the organization's open or cleared findings.
 *
 * @param severities Any of critical, high, medium and low; all of them unless given
 * @param status open, unless given, cleared, or all
 * @param repo owner/name of a repository, or Socket's slug of it; each part 1 to 100 letters, digits, '.', '_' and '-';
 *        all repositories unless given
 * @param type Kind of alert in Socket's words, such as malware or criticalCVE; 1 to 100 letters, digits, '.', '_' and
 *        '-'; all kinds unless given
 * @param limit Largest number of findings, 1 to 200; 50 unless given
 * @param cursor next_cursor of the answer before, with the same filters; the first page unless given
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FindingsListRequest(
        @JsonProperty(value = "severities") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Severity> severities,
        @JsonProperty(value = "status") Optional<Status> status,
        @JsonProperty(value = "repo") Optional<String> repo,
        @JsonProperty(value = "type") Optional<String> type,
        @JsonProperty(value = "limit") Optional<Integer> limit,
        @JsonProperty(value = "cursor") Optional<String> cursor) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public FindingsListRequest {
        severities = severities == null ? List.of() : List.copyOf(severities);
        status = status == null ? Optional.empty() : status;
        repo = repo == null ? Optional.empty() : repo;
        type = type == null ? Optional.empty() : type;
        limit = limit == null ? Optional.empty() : limit;
        cursor = cursor == null ? Optional.empty() : cursor;
    }

    /** Starts a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the same input for another page. */
    public FindingsListRequest withCursor(Optional<String> page) {
        return new FindingsListRequest(
                severities,
                status,
                repo,
                type,
                limit,
                page);
    }

    /**
     * Any of critical, high, medium and low; all of them unless given.
     */
    public enum Severity {
        /** {@code critical}. */
        CRITICAL("critical"),
        /** {@code high}. */
        HIGH("high"),
        /** {@code medium}. */
        MEDIUM("medium"),
        /** {@code low}. */
        LOW("low");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /**
     * Open, unless given, cleared, or all.
     */
    public enum Status {
        /** {@code open}. */
        OPEN("open"),
        /** {@code cleared}. */
        CLEARED("cleared"),
        /** {@code all}. */
        ALL("all");

        private final String word;

        Status(String word) {
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

        private List<Severity> severities = List.of();
        private Optional<Status> status = Optional.empty();
        private Optional<String> repo = Optional.empty();
        private Optional<String> type = Optional.empty();
        private Optional<Integer> limit = Optional.empty();
        private Optional<String> cursor = Optional.empty();

        private Builder() {
        }

        /**
         * Any of critical, high, medium and low; all of them unless given.
         */
        public Builder severities(List<Severity> severities) {
            this.severities = List.copyOf(severities);
            return this;
        }

        /**
         * Open, unless given, cleared, or all.
         */
        public Builder status(Status status) {
            this.status = Optional.of(status);
            return this;
        }

        /**
         * Owner/name of a repository, or Socket's slug of it; each part 1 to 100 letters, digits, '.', '_' and '-'; all
         * repositories unless given.
         */
        public Builder repo(String repo) {
            this.repo = Optional.of(repo);
            return this;
        }

        /**
         * Kind of alert in Socket's words, such as malware or criticalCVE; 1 to 100 letters, digits, '.', '_' and '-'; all
         * kinds unless given.
         */
        public Builder type(String type) {
            this.type = Optional.of(type);
            return this;
        }

        /**
         * Largest number of findings, 1 to 200; 50 unless given.
         */
        public Builder limit(int limit) {
            this.limit = Optional.of(limit);
            return this;
        }

        /**
         * Next_cursor of the answer before, with the same filters; the first page unless given.
         */
        public Builder cursor(String cursor) {
            this.cursor = Optional.of(cursor);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public FindingsListRequest build() {
            return new FindingsListRequest(
                    severities,
                    status,
                    repo,
                    type,
                    limit,
                    cursor);
        }
    }
}
