package com.insightpulseai.mcp.provider.socket;

import java.util.List;

/**
 * What came of a question about packages.
 *
 * @param known worst first
 * @param unknown the package URLs that Socket has nothing on, as they were asked for
 */
public record PackageReports(List<PackageReport> known, List<String> unknown) {
}
