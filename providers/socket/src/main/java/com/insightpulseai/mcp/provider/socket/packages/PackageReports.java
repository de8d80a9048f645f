package com.insightpulseai.mcp.provider.socket.packages;

import java.util.List;
import java.util.Optional;

/**
 * What came of a question about packages.
 *
 * @param known worst first
 * @param unknown the package URLs that Socket has nothing on, as they were asked for
 * @param leftOut how many unmatched packages are not among the known, because there were too many
 * @param unreadable how many packages and alerts cannot be read, where there are any
 */
public record PackageReports(List<PackageReport> known, List<String> unknown, int leftOut, Optional<Integer> unreadable) {
}
