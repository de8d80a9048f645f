package com.insightpulseai.mcp.functions.mcp;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import com.insightpulseai.mcp.platform.BoundedHttp;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.RequestOptions;

/** Asks the function that reports health, with the token of the caller. */
@ApplicationScoped
@DefaultBean
class ForwardedHealth implements HealthReading {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LARGEST = 256 << 10;

    private final ToolAddresses addresses;
    private final HttpHeaders headers;
    private final BoundedHttp http;

    ForwardedHealth(ToolAddresses addresses, HttpHeaders headers, Vertx vertx) {
        this.addresses = addresses;
        this.headers = headers;
        this.http = new BoundedHttp(vertx, LONGEST, LARGEST);
    }

    @Override
    public Uni<String> read() {
        String token = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        return addresses.ofHealth()
                .map(address -> http.send(new RequestOptions().setAbsoluteURI(address + "/health")
                        .putHeader(HttpHeaders.AUTHORIZATION, token)).map(ForwardedHealth::report))
                .orElseGet(() -> Uni.createFrom().failure(
                        ProblemException.of(ProblemCode.UNAVAILABLE, "It is not configured where health is reported.")));
    }

    /** 503 is a report too: something is down. */
    private static String report(BoundedHttp.Answer answer) {
        if (answer.status() == 200 || answer.status() == 503) {
            return answer.body();
        }
        throw ProblemException.of(answer.status() == 403 ? ProblemCode.FORBIDDEN : ProblemCode.UNAVAILABLE,
                "Health could not be read.");
    }
}
