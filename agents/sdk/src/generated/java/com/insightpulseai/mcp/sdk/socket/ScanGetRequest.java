// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Input of {@code socket/scan.get}, which waits for a scan's result and reads its findings in pages.
 *
 * @param scanId Socket's id of the scan, as scan.repo gives it: 1 to 100 letters, digits, '_' and '-'
 * @param minSeverity critical, high, medium or low: leaves out less serious findings and those of unknown severity; all
 *        findings unless given
 * @param packageName Only findings about this package, named exactly as findings name it, such as &#64;scope/name; 1 to
 *        500 characters
 * @param limit Largest number of findings, 1 to 1000; 200 unless given
 * @param cursor next_cursor of the page before, of this tool or of scan.repo; the first page unless given
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ScanGetRequest(
        @JsonProperty(value = "scan_id", required = true) String scanId,
        @JsonProperty(value = "min_severity") Optional<MinSeverity> minSeverity,
        @JsonProperty(value = "package_name") Optional<String> packageName,
        @JsonProperty(value = "limit") Optional<Integer> limit,
        @JsonProperty(value = "cursor") Optional<String> cursor) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public ScanGetRequest {
        Objects.requireNonNull(scanId, "scan_id");
        minSeverity = minSeverity == null ? Optional.empty() : minSeverity;
        packageName = packageName == null ? Optional.empty() : packageName;
        limit = limit == null ? Optional.empty() : limit;
        cursor = cursor == null ? Optional.empty() : cursor;
    }

    /** Starts a builder with the required fields. */
    public static NeedsScanId builder() {
        return new Builder();
    }

    /** Returns the same input for another page. */
    public ScanGetRequest withCursor(Optional<String> page) {
        return new ScanGetRequest(
                scanId,
                minSeverity,
                packageName,
                limit,
                page);
    }

    /**
     * Critical, high, medium or low: leaves out less serious findings and those of unknown severity; all findings
     * unless given.
     */
    public enum MinSeverity {
        /** {@code critical}. */
        CRITICAL("critical"),
        /** {@code high}. */
        HIGH("high"),
        /** {@code medium}. */
        MEDIUM("medium"),
        /** {@code low}. */
        LOW("low");

        private final String word;

        MinSeverity(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /** Sets the required field {@code scan_id}. */
    public interface NeedsScanId {

        /**
         * Socket's id of the scan, as scan.repo gives it: 1 to 100 letters, digits, '_' and '-'.
         */
        Builder scanId(String scanId);
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder implements NeedsScanId {

        private String scanId;
        private Optional<MinSeverity> minSeverity = Optional.empty();
        private Optional<String> packageName = Optional.empty();
        private Optional<Integer> limit = Optional.empty();
        private Optional<String> cursor = Optional.empty();

        private Builder() {
        }

        @Override
        public Builder scanId(String scanId) {
            this.scanId = Objects.requireNonNull(scanId, "scanId");
            return this;
        }

        /**
         * Critical, high, medium or low: leaves out less serious findings and those of unknown severity; all findings
         * unless given.
         */
        public Builder minSeverity(MinSeverity minSeverity) {
            this.minSeverity = Optional.of(minSeverity);
            return this;
        }

        /**
         * Only findings about this package, named exactly as findings name it, such as &#64;scope/name; 1 to 500
         * characters.
         */
        public Builder packageName(String packageName) {
            this.packageName = Optional.of(packageName);
            return this;
        }

        /**
         * Largest number of findings, 1 to 1000; 200 unless given.
         */
        public Builder limit(int limit) {
            this.limit = Optional.of(limit);
            return this;
        }

        /**
         * Next_cursor of the page before, of this tool or of scan.repo; the first page unless given.
         */
        public Builder cursor(String cursor) {
            this.cursor = Optional.of(cursor);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public ScanGetRequest build() {
            return new ScanGetRequest(
                    scanId,
                    minSeverity,
                    packageName,
                    limit,
                    cursor);
        }
    }
}
