package com.insightpulseai.mcp.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

class BodyBudgetTest {

    private static final int MEGABYTE = 1 << 20;

    private final BodyBudget budget = BodyBudget.of(4 * MEGABYTE);

    private static void fill(BodyBudget.Reservation reservation, int bytes) {
        reservation.add(bytes);
    }

    @Test
    void refusesWhatPassesTheTotalAndSaysWhenToComeBack() {
        fill(budget.open("a"), 2 * MEGABYTE);
        fill(budget.open("b"), 2 * MEGABYTE);

        assertThatThrownBy(() -> fill(budget.open("c"), MEGABYTE)).asInstanceOf(
                InstanceOfAssertFactories.type(ProblemException.class)).satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.UNAVAILABLE);
                    assertThat(problem.headers()).isEqualTo(Map.of("Retry-After", "5"));
                });
        assertThat(budget.held()).isEqualTo(4 * MEGABYTE);
    }

    @Test
    void oneCallerGetsHalf() {
        fill(budget.open("a"), 2 * MEGABYTE);

        assertThatThrownBy(() -> fill(budget.open("a"), MEGABYTE)).isInstanceOf(ProblemException.class);
        fill(budget.open("b"), MEGABYTE);
    }

    @Test
    void aSmallBodyIsCountedButNeverRefused() {
        fill(budget.open("a"), 2 * MEGABYTE);
        fill(budget.open("b"), 2 * MEGABYTE);

        BodyBudget.Reservation small = budget.open("a");
        small.add(65_536);

        assertThat(budget.held()).isEqualTo(4 * MEGABYTE + 65_536);
        assertThatThrownBy(() -> small.add(1)).isInstanceOf(ProblemException.class);
    }

    @Test
    void whatIsGivenBackIsExactlyWhatWasTaken() {
        BodyBudget.Reservation one = budget.open("a");
        BodyBudget.Reservation other = budget.open("a");
        one.add(1_000);
        other.add(70_000);
        one.close();
        one.close();
        one.add(5_000);

        assertThat(budget.held()).isEqualTo(70_000);
        other.close();
        assertThat(budget.held()).isZero();
    }

    @Test
    void oneCallerHas500CallsInProgress() {
        List<BodyBudget.Reservation> calls = new ArrayList<>();
        IntStream.range(0, 500).forEach(i -> calls.add(budget.open("a")));

        assertThatThrownBy(() -> budget.open("a")).isInstanceOf(ProblemException.class);
        budget.open("b").close();
        calls.get(0).close();
        budget.open("a").close();
    }

    @Test
    void isExactUnderConcurrentCallers() {
        IntStream.range(0, 2_000).parallel().forEach(i -> {
            try (BodyBudget.Reservation reservation = budget.open("caller " + i % 50)) {
                IntStream.range(0, 1 + i % 40).forEach(piece -> reservation.add(8_192));
            } catch (ProblemException full) {
                assertThat(full.code()).isEqualTo(ProblemCode.UNAVAILABLE);
            }
        });

        assertThat(budget.held()).isZero();
    }
}
