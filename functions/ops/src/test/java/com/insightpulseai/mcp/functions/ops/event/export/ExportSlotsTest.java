package com.insightpulseai.mcp.functions.ops.event.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

class ExportSlotsTest {

    private final ExportSlots slots = new ExportSlots();
    private final UUID caller = UUID.randomUUID();

    @Test
    void hasOneForACallerAtATime() {
        Runnable end = slots.take(caller);

        assertRefused(caller);
        end.run();
        slots.take(caller);
    }

    @Test
    void hasFewForAllCallers() {
        Runnable end = slots.take(caller);
        for (int i = 1; i < ExportSlots.MOST; i++) {
            slots.take(UUID.randomUUID());
        }

        UUID other = UUID.randomUUID();
        assertRefused(other);
        end.run();
        slots.take(other);
    }

    private void assertRefused(UUID caller) {
        assertThatThrownBy(() -> slots.take(caller)).hasMessageContaining("in progress")
                .isInstanceOfSatisfying(ProblemException.class, it -> assertThat(it.code()).isEqualTo(ProblemCode.BUSY));
    }
}
