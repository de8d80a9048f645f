package com.insightpulseai.mcp.functions.socket.scanrepo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.config.ServedTools;
import com.insightpulseai.mcp.provider.socket.stub.ShortSocketTimes;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;

/** The first call of a function is to be short. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSocket.class)
@QuarkusTestResource(ShortSocketTimes.class)
class FirstCallTest extends StubbedScanTest {

    @Inject
    ServedTools served;

    @Inject
    Pool pool;

    @Test
    void theTypesOfAnEndpointAreKnownWhenAnImageIsBuilt() {
        assertThat(served.records()).contains(ScanRepoInput.class, ScanRepoOutput.class);
    }

    @Test
    void callsTakeTheConnectionOfTheStart() {
        call(UPLOAD).statusCode(200);
        call(UPLOAD).statusCode(200);

        assertThat(pool.size()).isEqualTo(1);
    }
}
