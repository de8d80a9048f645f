package com.insightpulseai.mcp.functions.socket.findingslist;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.finding.AlertCursor;
import com.insightpulseai.mcp.provider.socket.finding.AlertFilter;
import com.insightpulseai.mcp.provider.socket.finding.CursorOf;
import com.insightpulseai.mcp.provider.socket.finding.Severity;
import com.insightpulseai.mcp.provider.socket.scan.RepositoryKey;
import com.insightpulseai.mcp.provider.socket.scan.RepositorySlug;

/** Which findings. */
public record FindingsListInput(
        @JsonPropertyDescription(SEVERITY) @Size(max = 4) List<@NotNull @Pattern(regexp = SEVERITIES, message = SEVERITIES_MESSAGE) String> severities,
        @JsonPropertyDescription(STATUS) @Pattern(regexp = STATUSES, message = STATUSES_MESSAGE) String status,
        @JsonPropertyDescription(REPO) Optional<@Pattern(regexp = NAME, message = NAME_MESSAGE) String> repo,
        @JsonPropertyDescription(TYPE) Optional<@Pattern(regexp = TYPES, message = TYPES_MESSAGE) String> type,
        @JsonPropertyDescription("Largest number of findings, 1 to 200; 50 unless given") @Min(1) @Max(200) Integer limit,
        @JsonPropertyDescription(CURSOR) Optional<@CursorOf(CursorOf.Pages.ORGANIZATION) String> cursor) {

    private static final String SEVERITY = "Any of critical, high, medium and low; all of them unless given";
    private static final String STATUS = "open, unless given, cleared, or all";
    private static final String REPO = "owner/name of a repository, or Socket's slug of it; each part 1 to 100 letters, "
            + "digits, '.', '_' and '-'; all repositories unless given";
    private static final String TYPE = "Kind of alert in Socket's words, such as malware or criticalCVE; 1 to 100 letters, "
            + "digits, '.', '_' and '-'; all kinds unless given";
    private static final String CURSOR = "next_cursor of the answer before, with the same filters; the first page unless given";

    private static final String SEVERITIES = "critical|high|medium|low";
    private static final String SEVERITIES_MESSAGE = "must be critical, high, medium or low";
    private static final String STATUSES = "open|cleared|all";
    private static final String STATUSES_MESSAGE = "must be open, cleared or all";
    private static final String NAME = RepositorySlug.FORM_WITH_OWNER;
    private static final String NAME_MESSAGE = RepositorySlug.FORM_WITH_OWNER_MESSAGE;
    private static final String TYPES = "[A-Za-z0-9._-]{1,100}";
    private static final String TYPES_MESSAGE = "must be at most 100 letters, digits, '.', '_' and '-'";
    private static final String DEFAULT_STATUS = "open";
    private static final String ALL = "all";
    private static final int DEFAULT_LIMIT = 50;

    public FindingsListInput {
        // A null element is for the validation to refuse, which copying would forestall.
        severities = severities == null ? List.of() : severities;
        status = status == null ? DEFAULT_STATUS : status;
        repo = repo == null ? Optional.empty() : repo;
        type = type == null ? Optional.empty() : type;
        limit = limit == null ? DEFAULT_LIMIT : limit;
        cursor = cursor == null ? Optional.empty() : cursor;
    }

    /** Only for a validated input. */
    @JsonIgnore
    AlertFilter filter(Optional<RepositoryKey> repository) {
        return new AlertFilter(
                severities.stream().map(word -> Severity.valueOf(word.toUpperCase(Locale.ROOT))).distinct().toList(),
                Optional.of(status).filter(word -> !word.equals(ALL)), repository.map(RepositoryKey::slug),
                repository.flatMap(RepositoryKey::workspace), type);
    }

    /** Only for a validated input. */
    @JsonIgnore
    AlertCursor from() {
        return cursor.flatMap(AlertCursor::decode).orElse(AlertCursor.START);
    }
}
