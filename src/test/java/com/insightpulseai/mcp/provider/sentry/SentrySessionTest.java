package com.insightpulseai.mcp.provider.sentry;

import static com.insightpulseai.mcp.testing.SentryStub.json;
import static com.insightpulseai.mcp.testing.SentryStub.limited;
import static com.insightpulseai.mcp.testing.SentryStub.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.SentryStub;
import com.insightpulseai.mcp.testing.WireMockSentry;
import com.insightpulseai.mcp.vault.VaultSecret;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@TestProfile(SentryTestProfile.class)
class SentrySessionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    SentryClient client;

    SentryStub sentry;

    @BeforeEach
    void forget() {
        sentry.reset();
    }

    @AfterEach
    void keepToTheContract() {
        sentry.assertContractKept();
    }

    @Test
    void asksForTheOrganizationBelowItsSlash() {
        sentry.playGet("", limited(json(200, ORGANIZATION), 40, 39, 1_800_000_000L));

        Organization.Answer answer = await(session().organization());

        assertThat(answer.organization().slug()).isEqualTo("acme");
        assertThat(answer.organization().regionUrl()).contains("https://us.sentry.io");
        assertThat(answer.rateLimit()).contains(new RateLimit(40, 39));
        assertThat(sentry.requests().get(0).getUrl()).isEqualTo(path("") + "?detailed=0");
        assertThat(sentry.requests().get(0).getHeader("Authorization")).isEqualTo("Bearer token-of-acme");
    }

    private SentrySession session() {
        return client.session(WireMockSentry.ORG, new VaultSecret("token-of-acme"), PATIENCE);
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    private static final String ORGANIZATION = """
            {"avatar":{"avatarType":"letter_avatar","avatarUuid":null},"dateCreated":"2018-11-06T21:19:55.101Z",
             "hasAuthProvider":false,"id":"2","isEarlyAdopter":false,"allowMemberInvite":true,
             "allowMemberProjectCreation":true,"allowSuperuserAccess":false,
             "links":{"organizationUrl":"https://acme.sentry.io","regionUrl":"https://us.sentry.io"},"name":"Acme",
             "require2FA":false,"slug":"acme","status":{"id":"active","name":"active"}}
            """;
}
