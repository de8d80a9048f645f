package com.insightpulseai.mcp.provider.sentry.stats;

import java.util.List;
import java.util.Optional;

/**
 * Which events to count.
 *
 * @param period how far back, such as {@code 24h} or {@code 14d}
 * @param interval how long each point of the series lasts, {@code 1h} to {@code 1d}
 * @param projects ids or slugs of projects; the whole organization where there are none
 * @param category of data, such as {@code error}; all where it is empty
 */
public record StatsFilter(String period, String interval, List<String> projects, Optional<String> category) {
}
