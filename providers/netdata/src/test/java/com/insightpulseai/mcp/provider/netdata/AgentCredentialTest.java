package com.insightpulseai.mcp.provider.netdata;

import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.PATIENCE;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.TOKENS;
import static com.insightpulseai.mcp.provider.netdata.NetdataQuestions.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;

/** What an operation that a tool has for itself gets to send to an Agent. */
@QuarkusTest
@TestProfile(NetdataTestProfile.class)
class AgentCredentialTest extends StubbedAgent {

    @Test
    void isTheBearerTokenOfAProtectedAgent() {
        NetdataSession session = client.session(TOKENS, PATIENCE);

        Optional<String> read = await(session.read(token -> Uni.createFrom().item(token)));
        Optional<String> written = await(session.write(token -> Uni.createFrom().item(token)));

        assertThat(List.of(read, written)).containsOnly(Optional.of("Bearer bearer-token"));
    }

    @Test
    void isNothingWhereTheVaultHasNoToken() {
        Optional<String> read = await(session().read(token -> Uni.createFrom().item(token)));

        assertThat(read).isEmpty();
    }
}
