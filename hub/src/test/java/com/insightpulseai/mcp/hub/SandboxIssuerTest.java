package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SandboxIssuerTest {

    @Test
    void trustsNobodyOutsideOfASandbox() {
        assertThat(new SandboxIssuer().issuers()).isEmpty();
    }
}
