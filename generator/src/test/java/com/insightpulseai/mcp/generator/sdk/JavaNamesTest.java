package com.insightpulseai.mcp.generator.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {

    @ParameterizedTest
    @CsvSource({ "next_cursor, '', nextCursor", "package, AffectedPackage, affectedPackage", "package, '', packageValue",
            "wait, '', waitValue", "to_string, '', toStringValue" })
    void aComponentIsNoKeywordAndNoMethodOfEveryObject(String field, String title, String component) {
        assertThat(JavaNames.component(field, title)).isEqualTo(component);
    }

    @ParameterizedTest
    @CsvSource({ "severities, true, Severity", "projects, true, Project", "status, true, Status", "group_by, true, GroupBy",
            "min_severity, false, MinSeverity" })
    void anEnumerationIsNamedByOneOfItsWords(String field, boolean isList, String name) {
        assertThat(JavaNames.enumeration(field, isList)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({ "no_scan_for_ref, NO_SCAN_FOR_REF", "utf-8, UTF_8", "24h, _24H" })
    void aConstantIsNamedByItsWord(String word, String constant) {
        assertThat(JavaNames.constant(word)).isEqualTo(constant);
    }
}
