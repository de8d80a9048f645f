package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.ToolCatalogue;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.config.ToolPolicy;

import io.quarkus.test.junit.QuarkusTest;

/** The way out of a call: closed until its interceptors open it, and then to its own provider alone. */
@QuarkusTest
@GovernedTest
class ConfinedCallTest {

    @Inject
    CurrentCall call;

    @Inject
    UpstreamHostRecorder recorder;

    @Inject
    ToolCatalogue catalogue;

    @Test
    @ActivateRequestContext
    void contactsNoProviderBeforeItsInterceptorsRan() {
        open();

        assertThatThrownBy(() -> recorder.contacting("socket", "api.socket.dev")).isInstanceOf(IllegalStateException.class);
        assertThat(call.hostname()).isEmpty();
    }

    @Test
    @ActivateRequestContext
    void contactsItsOwnProviderAndNoOther() {
        open();
        call.confineTo("socket");

        recorder.contacting("socket", "api.socket.dev");

        assertThatThrownBy(() -> recorder.contacting("sentry", "sentry.io")).isInstanceOf(IllegalStateException.class);
        assertThat(call.hostname()).contains("api.socket.dev");
    }

    @Test
    @ActivateRequestContext
    void hasNoSecretAndNoTimeBeforeItIsAdmitted() {
        open();

        assertThatThrownBy(() -> call.secret("socket_api_key")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> call.remaining()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @ActivateRequestContext
    void leavesOtherRequestsAlone() {
        recorder.contacting("sentry", "sentry.io");

        assertThat(call.hostname()).isEmpty();
    }

    private void open() {
        ToolPolicy policy = catalogue.find(ToolId.parse("socket/scan.repo")).orElseThrow();
        Caller caller = Caller.user(UUID.randomUUID(), Optional.of(OpsRole.OPERATOR), "https://issuer.example",
                Optional.empty());
        call.open(OpenedCall.of(policy, caller, "1.0", Optional.empty()));
    }
}
