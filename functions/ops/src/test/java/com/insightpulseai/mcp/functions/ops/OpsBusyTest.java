package com.insightpulseai.mcp.functions.ops;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.store.ReaderDatabase;
import com.insightpulseai.mcp.store.ReaderDatabase.ReadResult;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;
import com.insightpulseai.mcp.testing.TestIssuer;

import io.quarkus.test.junit.QuarkusTest;

/** A read of another reader takes the only slot. */
@QuarkusTest
class OpsBusyTest extends OpsFunctionTest {

    @Inject
    ReaderDatabase reads;

    @Test
    void isToldApartFromADatabaseThatDoesNotRespond() {
        Caller other = Caller.user(admin, Optional.of(OpsRole.ADMIN), TestIssuer.shared().issuer(), Optional.empty());
        CompletableFuture<ReadResult> slow = reads.read(other, Duration.ofMinutes(1), Statement.of("select pg_sleep(60)"))
                .subscribeAsCompletionStage();
        try {
            viewer().get("/ops/pulse").then().statusCode(503).time(lessThan(2_500L)).header("Retry-After", equalTo("2"))
                    .header("Cache-Control", "no-store").contentType("application/problem+json").body("code", equalTo("busy"));
        } finally {
            database.query("select pg_cancel_backend(pid) from pg_stat_activity where query like '%pg_sleep(60)%'"
                    + " and pid <> pg_backend_pid()");
            slow.handle((result, failure) -> null).join();
        }

        ok(viewer(), "/ops/pulse");
    }
}
