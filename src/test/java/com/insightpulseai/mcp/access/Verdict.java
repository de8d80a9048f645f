package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;

import io.smallrye.mutiny.Uni;

/** What came of a token. */
final class Verdict {

    private Verdict() {
    }

    static Caller admitted(Uni<Caller> verdict) {
        return verdict.await().indefinitely();
    }

    static Reason refused(Uni<Caller> verdict) {
        Throwable refusal = catchThrowable(() -> verdict.await().indefinitely());
        assertThat(refusal).isInstanceOf(UnauthenticatedException.class);
        return ((UnauthenticatedException) refusal).reason();
    }
}
