package com.insightpulseai.mcp.agents.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.cli.ExitCode;

/** The first byte chooses the status, the others are the body of a response of {@code /health}. */
class ServerHealthFuzzTest {

    @FuzzTest
    void isAHealthOrNone(byte[] input) {
        byte[] body = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        int status = input.length > 0 && input[0] % 2 == 0 ? 200 : 503;
        try {
            ServerHealth health = ServerHealth.read(status, body);
            assertThat(health.providers()).doesNotContainNull();
            assertThat(health.status()).isNotNull();
        } catch (CommandFailure e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.UNKNOWN);
        }
    }
}
