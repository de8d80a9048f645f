package com.insightpulseai.mcp.functions.socket.scanget;

import java.util.Locale;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.finding.CursorOf;
import com.insightpulseai.mcp.provider.socket.finding.FindingCursor;
import com.insightpulseai.mcp.provider.socket.finding.FindingQuery;
import com.insightpulseai.mcp.provider.socket.finding.Severity;
import com.insightpulseai.mcp.provider.socket.wire.FullScan;

/** Which scan, and which of its findings. */
public record ScanGetInput(
        @JsonPropertyDescription(SCAN) @NotNull @Pattern(regexp = ID, message = ID_MESSAGE) String scanId,
        @JsonPropertyDescription(MIN_SEVERITY) Optional<@Pattern(regexp = SEVERITIES, message = SEVERITIES_MESSAGE) String> minSeverity,
        @JsonPropertyDescription(PACKAGE) Optional<@Size(min = 1, max = 500) String> packageName,
        @JsonPropertyDescription("Largest number of findings, 1 to 1000; 200 unless given") @Min(1) @Max(1_000) Integer limit,
        @JsonPropertyDescription(CURSOR) Optional<@CursorOf(CursorOf.Pages.SCAN) String> cursor) {

    private static final String SCAN = "Socket's id of the scan, as scan.repo gives it: 1 to 100 letters, digits, '_' and '-'";
    private static final String MIN_SEVERITY = "critical, high, medium or low: leaves out less serious findings and those of "
            + "unknown severity; all findings unless given";
    private static final String PACKAGE = "Only findings about this package, named exactly as findings name it, such as "
            + "@scope/name; 1 to 500 characters";
    private static final String CURSOR = "next_cursor of the page before, of this tool or of scan.repo; the first page "
            + "unless given";

    private static final String ID = FullScan.ID_FORM;
    private static final String ID_MESSAGE = "must be Socket's id of a scan: at most 100 letters, digits, '_' and '-'";
    private static final String SEVERITIES = "critical|high|medium|low";
    private static final String SEVERITIES_MESSAGE = "must be critical, high, medium or low";
    private static final int DEFAULT_LIMIT = 200;

    public ScanGetInput {
        minSeverity = minSeverity == null ? Optional.empty() : minSeverity;
        packageName = packageName == null ? Optional.empty() : packageName;
        limit = limit == null ? DEFAULT_LIMIT : limit;
        cursor = cursor == null ? Optional.empty() : cursor;
    }

    /** Only for a validated input. */
    @JsonIgnore
    FindingQuery query() {
        return new FindingQuery(minSeverity.map(word -> Severity.valueOf(word.toUpperCase(Locale.ROOT))), packageName, limit,
                cursor.flatMap(FindingCursor::decode));
    }
}
