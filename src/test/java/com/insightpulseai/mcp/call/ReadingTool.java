package com.insightpulseai.mcp.call;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.tool.ProviderTool;
import com.insightpulseai.mcp.tool.RequiredRole;
import com.insightpulseai.mcp.tool.RoleDemand;

import io.smallrye.mutiny.Uni;

/** Stands at the place of a tool whose answers are kept, and answers anew each time, unless its provider is in trouble. */
@Path(ReadingTool.PATH)
public class ReadingTool {

    static final String PATH = "/providers/socket/findings.list";
    static final AtomicInteger RUNS = new AtomicInteger();
    static final AtomicReference<Optional<Uni<Output>>> TROUBLE = new AtomicReference<>(Optional.empty());

    /** @param length of what fills the answer, in characters */
    public record Input(@Size(max = 100) String text, Integer length, Optional<Boolean> aboutPeople) implements RoleDemand {

        public Input {
            text = text == null ? "default" : text;
            length = length == null ? 0 : length;
            aboutPeople = aboutPeople == null ? Optional.empty() : aboutPeople;
        }

        @Override
        @JsonIgnore
        public Optional<RequiredRole> requiredRole() {
            return aboutPeople.filter(asked -> asked).map(asked -> new RequiredRole("about_people", OpsRole.OPERATOR));
        }
    }

    public record Output(int run, String text, String filling) {
    }

    static void recover() {
        RUNS.set(0);
        TROUBLE.set(Optional.empty());
    }

    static void failWith(Throwable failure) {
        TROUBLE.set(Optional.of(Uni.createFrom().failure(failure)));
    }

    @POST
    @ProviderTool("socket/findings.list")
    public Uni<Output> read(Input input) {
        int run = RUNS.incrementAndGet();
        return TROUBLE.get().orElseGet(() -> Uni.createFrom().item(new Output(run, input.text(), "x".repeat(input.length()))));
    }
}
