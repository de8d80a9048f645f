package com.insightpulseai.mcp.functions.sentry.statsget;

import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.sentry.ProjectName;
import com.insightpulseai.mcp.provider.sentry.stats.StatsFilter;

/** Which events to count. */
public record StatsGetInput(
        @JsonPropertyDescription(PERIOD) @Pattern(regexp = PERIODS, message = PERIODS_MESSAGE) String period,
        @JsonPropertyDescription(INTERVAL) Optional<@Pattern(regexp = INTERVALS, message = INTERVALS_MESSAGE) String> interval,
        @JsonPropertyDescription(PROJECT) @Size(max = 20) List<@NotNull @Pattern(regexp = SLUG, message = NO_SLUG) String> projects,
        @JsonPropertyDescription(CATEGORY) Optional<@Pattern(regexp = CATEGORIES, message = NO_CATEGORY) String> category,
        @JsonPropertyDescription(SERIES) Boolean series) {

    private static final String PERIOD = "Length of the period up to now, a number from 1 to 999 and h, d or w (hours to "
            + "weeks), up to 90 days; 24h unless given";
    private static final String INTERVAL = "Length of each interval of a series: 1h, 2h, 3h, 4h, 6h, 8h, 12h or 1d. Unless "
            + "given, 1h for a period in hours, otherwise 1d. The period is rounded to whole intervals";
    private static final String PROJECT = "Slugs or ids of projects, at most 20; the whole organization unless given";
    private static final String CATEGORY = "Kind of data, such as error, transaction, attachment, replay or monitor, at most "
            + "100 small letters, digits and _; all unless given";
    private static final String SERIES = "True to get each group's numbers in each interval; false unless given";

    private static final String PERIODS = "[1-9][0-9]{0,2}h|(?:[1-9]|[1-8][0-9]|90)d|(?:[1-9]|1[0-2])w";
    private static final String PERIODS_MESSAGE = "must be a number and h, d or w, such as 24h or 14d, at most 90 days";
    private static final String INTERVALS = "1h|2h|3h|4h|6h|8h|12h|1d";
    private static final String INTERVALS_MESSAGE = "must be 1h, 2h, 3h, 4h, 6h, 8h, 12h or 1d";
    private static final String SLUG = ProjectName.FORM;
    private static final String NO_SLUG = ProjectName.FORM_MESSAGE;
    private static final String CATEGORIES = "[a-z][a-z0-9_]{0,99}";
    private static final String NO_CATEGORY = "must be a category of data in Sentry's words, such as error";

    private static final String DEFAULT_PERIOD = "24h";
    private static final String HOUR = "1h";
    private static final String DAY = "1d";

    public StatsGetInput {
        period = period == null ? DEFAULT_PERIOD : period;
        interval = interval == null ? Optional.empty() : interval;
        // A null element is for the validation to refuse, which copying would forestall.
        projects = projects == null ? List.of() : projects;
        category = category == null ? Optional.empty() : category;
        series = series != null && series;
    }

    /** Only for a validated input. */
    @JsonIgnore
    StatsFilter filter() {
        return new StatsFilter(period, interval.orElse(period.endsWith("h") ? HOUR : DAY), projects, category);
    }
}
