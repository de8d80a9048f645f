package com.insightpulseai.mcp.call;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.insightpulseai.mcp.egress.HostnameAllowlist;
import com.insightpulseai.mcp.tool.FileContent;
import com.insightpulseai.mcp.tool.ProviderTool;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/** Stands at the place of a real tool and does what its input says. */
@Path("/providers/socket/scan.repo")
public class EchoTool {

    static final AtomicInteger RUNS = new AtomicInteger();
    /** What a call waits for that blocks its event loop. */
    static final CountDownLatch UNBLOCKED = new CountDownLatch(1);

    static volatile String readOn;
    /** Threads that validation, the audit and the tool read the input on. */
    static final Set<String> textReadOn = ConcurrentHashMap.newKeySet();

    private final CurrentCall call;

    EchoTool(CurrentCall call) {
        this.call = call;
    }

    public record Input(@NotBlank @Size(max = 100) String text, @FileContent String content, String apiKey,
            @Max(10) Integer howMany) {

        public Input {
            readOn = Thread.currentThread().getName();
        }

        @Override
        public String text() {
            textReadOn.add(Thread.currentThread().getName());
            return text;
        }
    }

    public record Output(String text, boolean sawSecret, int secretLength, String thread) {
    }

    @POST
    @ProviderTool("socket/scan.repo")
    public Uni<Output> echo(Input input) {
        RUNS.incrementAndGet();
        call.contacting("api.socket.dev");
        return switch (input.text()) {
            case "hang" -> Uni.createFrom().nothing();
            case "block" -> {
                await(UNBLOCKED);
                yield output(input);
            }
            case "slow" -> output(input).onItem().delayIt().by(Duration.ofMillis(200));
            case "upstream" -> Uni.createFrom().failure(ProblemException.upstreamError(500, "The provider failed."));
            case "repeat the key" -> {
                String key = call.secret("socket_api_key").reveal();
                yield Uni.createFrom().item(new Output("Authorization: Bearer " + key, true, 0, "Basic "
                        + Base64.getEncoder().encodeToString(("user:" + key).getBytes(StandardCharsets.UTF_8))));
            }
            case "bug" -> throw new IllegalStateException("internal: jdbc:postgresql://secret-host/ops");
            case "host" -> {
                HostnameAllowlist.of(List.of("api.socket.dev")).validate("https://evil.example/");
                yield output(input);
            }
            default -> output(input);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Uni<Output> output(Input input) {
        String secret = call.secret("socket_api_key").reveal();
        return Uni.createFrom().item(new Output(input.text(), !secret.isEmpty(), secret.length(),
                Thread.currentThread().getName()));
    }
}
