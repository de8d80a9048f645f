package com.insightpulseai.mcp.monitor.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

import com.insightpulseai.mcp.platform.EventLoop;

import io.smallrye.mutiny.Uni;

/**
 * A secret from a file or from AWS Secrets Manager, read anew every five minutes, so that a rotated one needs no restart.
 *
 * @param <T> the secret's form
 */
final class RereadSecret<T> {

    private static final Duration KEEP = Duration.ofMinutes(5);

    private final SecretPlace place;
    private final Function<String, Uni<String>> secrets;
    private final Function<String, T> parser;
    private final LongSupplier nanoTime;
    private volatile Optional<KeptSecret<T>> kept = Optional.empty();

    /**
     * Where the secret is.
     *
     * @param fileVariable the environment variable that names the file
     * @param secretVariable the one that names the secret
     */
    record SecretPlace(String fileVariable, Optional<Path> file, String secretVariable, Optional<String> secret) {

        boolean isConfigured() {
            return file.isPresent() || secret.isPresent();
        }
    }

    private record KeptSecret<T>(T value, long readAt) {
    }

    /** @param parser fails with {@code IllegalArgumentException} and a message that holds nothing of the text */
    RereadSecret(SecretPlace place, Function<String, Uni<String>> secrets, Function<String, T> parser, LongSupplier nanoTime) {
        this.place = place;
        this.secrets = secrets;
        this.parser = parser;
        this.nanoTime = nanoTime;
    }

    /** Reads a place that is configured. Fails with {@link UnusableSealKeyException} or as Secrets Manager does. */
    Uni<T> current() {
        return Uni.createFrom().deferred(() -> kept
                .filter(known -> nanoTime.getAsLong() - known.readAt() < KEEP.toNanos())
                .map(known -> Uni.createFrom().item(known.value()))
                .orElseGet(this::read));
    }

    private Uni<T> read() {
        Uni<T> value = place.file().isPresent()
                ? EventLoop.leaveFor(() -> Uni.createFrom().item(fromFile(place.file().get())))
                : secrets.apply(place.secret().orElseThrow())
                        .map(text -> parse(text, "the secret of " + place.secretVariable()));
        return value.invoke(read -> kept = Optional.of(new KeptSecret<>(read, nanoTime.getAsLong())));
    }

    private T fromFile(Path file) {
        String name = "the file of " + place.fileVariable();
        try {
            return parse(Files.readString(file), name);
        } catch (IOException unreadable) {
            throw new UnusableSealKeyException(name + " cannot be read: " + unreadable, unreadable);
        }
    }

    private T parse(String text, String name) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException malformed) {
            throw new UnusableSealKeyException(name + " is no key: " + malformed.getMessage(), malformed);
        }
    }
}
