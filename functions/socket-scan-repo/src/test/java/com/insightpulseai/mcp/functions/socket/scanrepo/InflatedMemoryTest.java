package com.insightpulseai.mcp.functions.socket.scanrepo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class InflatedMemoryTest {

    private final InflatedMemory memory = new InflatedMemory(100);

    @Test
    void refusesWhatDoesNotFitBesideTheFilesOfOtherCalls() {
        Uni<Void> unfinished = memory.during(reservation -> {
            reservation.add(60);
            return Uni.createFrom().nothing();
        });
        UniAssertSubscriber<Void> other = unfinished.subscribe().withSubscriber(UniAssertSubscriber.create());

        assertThatThrownBy(() -> adding(50).await().indefinitely()).isInstanceOf(ProblemException.class)
                .hasMessageContaining("memory");
        adding(40).await().indefinitely();
        assertThat(memory.held()).isEqualTo(60);

        other.cancel();
        assertThat(memory.held()).isZero();
    }

    @Test
    void givesBackWhatAnEndedCallTook() {
        assertThatThrownBy(() -> memory.during(reservation -> {
            reservation.add(10);
            reservation.add(20);
            return Uni.createFrom().failure(new IllegalStateException());
        }).await().indefinitely()).isInstanceOf(IllegalStateException.class);

        assertThat(memory.held()).isZero();
    }

    @Test
    void countsNothingForACallThatHasEnded() {
        InflatedMemory.Reservation[] kept = new InflatedMemory.Reservation[1];
        memory.during(reservation -> {
            kept[0] = reservation;
            return Uni.createFrom().item("done");
        }).await().indefinitely();

        kept[0].add(50);

        assertThat(memory.held()).isZero();
    }

    private Uni<String> adding(int bytes) {
        return memory.during(reservation -> {
            reservation.add(bytes);
            return Uni.createFrom().item("done");
        });
    }
}
