package com.insightpulseai.mcp.functions.mcp;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;

import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.arc.DefaultBean;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

/** Asks the function that reports health, with the token of the caller. */
@ApplicationScoped
@DefaultBean
class ForwardedHealth implements HealthReading {

    private final ToolAddresses addresses;
    private final FunctionClient functions;

    ForwardedHealth(ToolAddresses addresses, FunctionClient functions) {
        this.addresses = addresses;
        this.functions = functions;
    }

    @Override
    public Uni<String> read() {
        return addresses.ofHealth().map(this::read)
                .orElseGet(() -> Uni.createFrom().failure(unavailable("It is not configured where health is reported.")));
    }

    private Uni<String> read(URI address) {
        return functions.get(URI.create(address + "/health")).map(ForwardedHealth::report)
                .onFailure(failure -> !(failure instanceof ProblemException)).transform(failure -> {
                    Log.warnf("The function of health could not be reached: %s", failure.toString());
                    return unavailable("Health cannot be read at the moment.");
                });
    }

    /** 503 is a report too: something is down. */
    private static String report(FunctionClient.Answer answer) {
        int status = answer.http().status();
        boolean reported = answer.json().filter(body -> body.has("providers")).isPresent();
        if (reported && (status == Status.OK.getStatusCode() || status == Status.SERVICE_UNAVAILABLE.getStatusCode())) {
            return answer.http().body();
        }
        if (answer.isProblem(ProblemCode.FORBIDDEN)) {
            throw ProblemException.of(ProblemCode.FORBIDDEN, answer.json().orElseThrow().path("detail").asText());
        }
        Log.errorf("The function of health answered with status %d and no report", status);
        throw unavailable("Health cannot be read at the moment.");
    }

    private static ProblemException unavailable(String detail) {
        return ProblemException.of(ProblemCode.UNAVAILABLE, detail);
    }
}
