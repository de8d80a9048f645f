package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionFailureTest {

    /** That one statement met no answer says nothing of a database that answers the next one. */
    @ParameterizedTest
    @CsvSource({ "audit_failed,53100,true", "database_error,25006,true", "database_error,,true", "unreachable,,false",
            "unreachable,57P03,false", "too_late,,false", "quota_busy,55P03,false" })
    void isOfADatabaseThatRespondsAndWritesNothing(String reason, String sqlState, boolean ofDatabase) {
        assertThat(new AdmissionFailure(reason, Optional.ofNullable(sqlState)).isOfDatabase()).isEqualTo(ofDatabase);
    }
}
