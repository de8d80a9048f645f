package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionFailureTest {

    /** That one statement met no answer says nothing of a database that answers the next one. */
    @ParameterizedTest
    @CsvSource({ "audit_failed,53100,true", "database_error,25006,true", "database_error,,true", "unreachable,,false",
            "unreachable,57P03,false", "too_late,,false", "quota_busy,55P03,false", "key_busy,55P03,false",
            "schema_mismatch,42883,true" })
    void isOfADatabaseThatRespondsAndWritesNothing(String reason, String sqlState, boolean ofDatabase) {
        assertThat(new AdmissionFailure(reason, Optional.ofNullable(sqlState)).isOfDatabase()).isEqualTo(ofDatabase);
    }

    @ParameterizedTest
    @CsvSource({ "55P03,ops.provider_rate_limits,quota_busy", "55P03,ops.idempotency_keys,key_busy",
            "55P03,ops.run_events,database_error", "53100,ops.provider_rate_limits,database_error" })
    void aLockOfACallersOwnRowThatIsNotAvailableIsABusyRow(String sqlState, String table, String reason) {
        assertThat(AdmissionFailure.of(sqlState, table::equals))
                .isEqualTo(new AdmissionFailure(reason, Optional.of(sqlState)));
    }

    @ParameterizedTest
    @CsvSource({ "53100,audit_failed", "42P01,audit_failed", "42883,schema_mismatch", "42704,schema_mismatch",
            "42703,schema_mismatch", "3F000,schema_mismatch" })
    void whatTheSchemaDoesNotKnowIsAMismatch(String sqlState, String reason) {
        assertThat(AdmissionFailure.of(sqlState, table -> false).unrecorded().reason()).isEqualTo(reason);
    }

    /** Also where the failure is on record, because the function for that is the same in both versions. */
    @Test
    void aMismatchComesWithItsRemedy() {
        assertThat(AdmissionFailure.of("42883", table -> false)).hasToString("database_error, SQLSTATE 42883 "
                + "(schema ops is of another version than this program: run the migrations of this version)");
        assertThat(AdmissionFailure.of("42883", table -> false).unrecorded()).hasToString("schema_mismatch, SQLSTATE 42883 "
                + "(schema ops is of another version than this program: run the migrations of this version)");
        assertThat(AdmissionFailure.of("53100", table -> false).unrecorded()).hasToString("audit_failed, SQLSTATE 53100");
    }
}
