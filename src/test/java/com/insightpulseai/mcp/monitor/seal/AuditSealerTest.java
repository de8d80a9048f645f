package com.insightpulseai.mcp.monitor.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.seal.NextSeal;
import com.insightpulseai.mcp.seal.SealKey;
import com.insightpulseai.mcp.seal.SealedEvents;
import com.insightpulseai.mcp.seal.SignedSeal;
import com.insightpulseai.mcp.seal.UnsealedEvent;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;

class AuditSealerTest {

    private static final int BATCHES = 5;

    @TempDir
    Path folder;

    /** After a pause of all monitors a round makes hundreds of seals, whose events are more than the memory holds. */
    @Test
    void keepsNoEventsOfASealThatIsMade() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), SealKey.generate("first").toText());
        SealConfig config = new SmallRyeConfigBuilder().withMapping(SealConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("mcp.seal.key-file", file.toString()), "test", 100)).build()
                .getConfigMapping(SealConfig.class);
        Backlog backlog = new Backlog();

        AuditSealer.Sealed sealed = new AuditSealer(
                new SealKeySource(config, name -> Uni.createFrom().nullItem(), System::nanoTime),
                backlog).seal().await().atMost(Duration.ofSeconds(30));

        assertThat(sealed).isEqualTo(new AuditSealer.Sealed(BATCHES, BATCHES));
        // The last ones may be in frames of what asks for more.
        assertThat(backlog.kept).isLessThanOrEqualTo(2);
    }

    /** Events for five seals. */
    private static final class Backlog extends SealRepository {

        private final List<WeakReference<List<UnsealedEvent>>> batches = new ArrayList<>();
        private Optional<String> previous = Optional.empty();
        private long kept;

        Backlog() {
            super(null);
        }

        @Override
        Uni<Optional<Duration>> settle() {
            return Uni.createFrom().item(Optional.empty());
        }

        @Override
        Uni<NextSeal> next() {
            return Uni.createFrom()
                    .item(() -> new NextSeal(batches.size() + 1, previous, Optional.empty(), 1, Optional.empty()));
        }

        @Override
        Uni<List<UnsealedEvent>> unsealed() {
            return Uni.createFrom().item(this::batch);
        }

        private List<UnsealedEvent> batch() {
            if (batches.size() == BATCHES) {
                System.gc();
                kept = batches.stream().filter(batch -> batch.get() != null).count();
                return List.of();
            }
            Map<String, String> row = Map.of("created_at", Integer.toString(batches.size() + 1), "id",
                    UUID.randomUUID().toString());
            List<UnsealedEvent> batch = List.of(UnsealedEvent.of(row::get));
            batches.add(new WeakReference<>(batch));
            return batch;
        }

        @Override
        Uni<Boolean> add(SignedSeal signed, Optional<SealedEvents> leaves) {
            previous = Optional.of(signed.seal().hash());
            return Uni.createFrom().item(true);
        }
    }
}
