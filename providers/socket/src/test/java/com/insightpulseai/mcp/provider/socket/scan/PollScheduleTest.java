package com.insightpulseai.mcp.provider.socket.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;

/** With the settings as they are unless an administrator changes them. */
class PollScheduleTest {

    private static final Duration PLENTY = Duration.ofHours(1);
    private final PollSchedule schedule = PollSchedule.of(new SmallRyeConfigBuilder().withMapping(SocketConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter()).build()
            .getConfigMapping(SocketConfig.class).poll());

    @Test
    void doublesFromTheFirstPauseToTheLongest() {
        assertThat(IntStream.range(0, 7).mapToObj(pauses -> schedule.nextPause(pauses, PLENTY).orElseThrow().toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 10L, 10L, 10L);
    }

    @Test
    void shortensTheLastPauseSoThatTimeIsLeftToAskAndToAnswer() {
        assertThat(schedule.nextPause(4, Duration.ofSeconds(8))).contains(Duration.ofSeconds(5));
    }

    @Test
    void endsWhenNoQuestionIsWorthwhile() {
        assertThat(schedule.nextPause(0, Duration.ofSeconds(3))).isEmpty();
    }

    @Test
    void doesNotOverflowHoweverOftenItIsAsked() {
        assertThat(schedule.nextPause(1_000, PLENTY)).contains(Duration.ofSeconds(10));
    }
}
