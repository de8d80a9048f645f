package com.insightpulseai.mcp.scanner.report;

import java.util.Optional;
import java.util.regex.Pattern;

/** Public pages about vulnerabilities. */
public final class AdvisoryLink {

    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,19}");
    private static final Pattern GHSA = Pattern.compile("GHSA(-[0-9a-z]{4}){3}");

    private AdvisoryLink() {
    }

    /** Returns the page of an id; empty for an id of another form, which could lead anywhere. */
    public static Optional<String> of(String id) {
        if (CVE.matcher(id).matches()) {
            return Optional.of("https://www.cve.org/CVERecord?id=" + id);
        }
        return GHSA.matcher(id).matches() ? Optional.of("https://github.com/advisories/" + id) : Optional.empty();
    }
}
