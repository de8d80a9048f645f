package com.insightpulseai.mcp.hub.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

/** Of every regular expression in the code it is known whose text it sees. */
class PatternInventoryTest {

    private final PatternLists lists = PatternLists.read();
    private final List<PatternUse> all = CodePatterns.all();

    @Test
    void everyPatternIsListed() {
        assertThat(all).filteredOn(use -> !lists.isListed(use)).extracting(PatternUse::line)
                .as("""
                        Add each of these lines to hub/src/test/resources/patterns/untrusted.txt if the pattern ever sees \
                        a text of callers or providers: PatternGrowthTest then checks that it is linear (with "whole " \
                        before the line, that it is where the text has to match as a whole). Else add it to trusted.txt \
                        below the reason. Constraints of tools' inputs need no line.""")
                .isEmpty();
    }

    @Test
    void everyLineIsOfAPatternInTheCode() {
        assertThat(lists.outdated(all)).as("Remove these lines from hub/src/test/resources/patterns/").isEmpty();
    }

    @Test
    void findsPatternsOfEveryKind() {
        assertThat(all).extracting(PatternUse::way).contains(PatternUse.Way.values());
        assertThat(all).extracting(PatternUse::owner).contains("audit.SecretForms", "provider.sentry.issue.SearchTerms",
                "functions.netdata.metricsquery.Names$Context", "hub.HubSettings", "database.DatabaseUrl");
    }
}
