package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpsRoleTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsWireName(OpsRole role) {
        assertThat(OpsRole.of(role.wireName())).contains(role);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "ADMIN", "admin", "OPS_ADMIN", " ops_admin", "ops_admin ", "ops_admins", "ops-admin" })
    void isNotFoundByAnotherName(String name) {
        assertThat(OpsRole.of(name)).isEmpty();
    }

    @Test
    void anAdminMayWhatAnOperatorMayAndNotTheOtherWayRound() {
        assertThat(OpsRole.ADMIN.atLeast(OpsRole.OPERATOR)).isTrue();
        assertThat(OpsRole.OPERATOR.atLeast(OpsRole.OPERATOR)).isTrue();
        assertThat(OpsRole.OPERATOR.atLeast(OpsRole.ADMIN)).isFalse();
        assertThat(OpsRole.VIEWER.atLeast(OpsRole.OPERATOR)).isFalse();
    }
}
