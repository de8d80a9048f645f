package com.insightpulseai.mcp.call;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** Stands at the place of a tool that changes something at its provider, and counts how often it did. */
@Path(WritingTool.PATH)
public class WritingTool {

    static final String PATH = "/providers/socket/finding.triage";
    static final AtomicInteger RUNS = new AtomicInteger();
    /** In the place of a result. */
    static final AtomicReference<Optional<Uni<Output>>> OUTCOME = new AtomicReference<>(Optional.empty());

    private final CurrentCall call;

    WritingTool(CurrentCall call) {
        this.call = call;
    }

    /** @param length of what fills the result, in characters */
    public record Input(@NotBlank String text, Integer length) {

        public Input {
            length = length == null ? 0 : length;
        }
    }

    public record Output(int run, String text, String filling) {
    }

    static void recover() {
        RUNS.set(0);
        OUTCOME.set(Optional.empty());
    }

    static void failWith(Throwable failure) {
        OUTCOME.set(Optional.of(Uni.createFrom().failure(failure)));
    }

    @POST
    @ProviderTool("socket/finding.triage")
    public Uni<Output> write(Input input) {
        int run = RUNS.incrementAndGet();
        call.contacting("api.socket.dev");
        return OUTCOME.get()
                .orElseGet(() -> Uni.createFrom().item(new Output(run, input.text(), "x".repeat(input.length()))));
    }
}
