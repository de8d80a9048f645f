package com.insightpulseai.mcp.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.webhook.DeliveryFailure;

class RetryScheduleTest {

    @Test
    void eachPauseIsLongerThanTheOneBefore() {
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(attempt -> pause(attempt).orElseThrow())).isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void theEighthAttemptIsTheLast() {
        assertThat(pause(8)).isEmpty();
        assertThat(pause(100)).isEmpty();
    }

    @Test
    void aLastingFailureIsNotTriedAgain() {
        assertThat(RetrySchedule.pauseAfter(1, new DeliveryFailure("http_410", true, Optional.empty()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "1, 3, 5", "1, 60, 60", "4, 60, 600", "1, 7200, 7200", "1, 999999999, 7200" })
    void aWebhooksWishIsHeededWhereItIsLongerAndNotTooLong(int attempt, long wishS, long pauseS) {
        DeliveryFailure failure = new DeliveryFailure("http_429", false, Optional.of(Duration.ofSeconds(wishS)));

        assertThat(RetrySchedule.pauseAfter(attempt, failure)).contains(Duration.ofSeconds(pauseS));
    }

    private static Optional<Duration> pause(int attempt) {
        return RetrySchedule.pauseAfter(attempt, DeliveryFailure.passing("unreachable"));
    }
}
