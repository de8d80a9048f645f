package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.web.problem.Violation;

class InputValidationTest {

    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();

    private final InputValidation validation = new InputValidation(FACTORY);

    record Input(@NotNull String someName, List<@Size(max = 3) String> words,
            Map<@Size(max = 3) String, @Size(max = 3) String> tags, List<@Valid Inner> innerOnes) {

        Input(String someName, List<String> words, Map<String, String> tags) {
            this(someName, words, tags, List.of());
        }
    }

    record Inner(@NotNull String itsName) {
    }

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    @Test
    void namesFieldsAsTheCallerWroteThem() {
        assertThat(fields(new Input(null, List.of("one", "long"), Map.of("a", "b")))).containsExactly("some_name", "words[1]");
    }

    @Test
    void namesTheEntryOfAMapByItsKey() {
        assertThat(fields(new Input("", List.of(), Map.of("a", "long")))).containsExactly("tags[a]");
        assertThat(fields(new Input("", List.of(), Map.of("long", "b")))).containsExactly("tags[long]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "deployEnv!", "A B", "a]b", "<map key>", "x.y" })
    void leavesAKeyAsTheCallerWroteIt(String key) {
        assertThat(fields(new Input("", List.of(), Map.of(key, "long")))).containsOnly("tags[" + key + "]");
    }

    @Test
    void namesTheFieldOfAnElement() {
        assertThat(fields(new Input("", List.of(), Map.of(), List.of(new Inner("a"), new Inner(null)))))
                .containsExactly("inner_ones[1].its_name");
    }

    @Test
    void cutsAKeyThatIsTooLongToRead() {
        assertThat(fields(new Input("", List.of(), Map.of("k".repeat(100_000), "b")))).singleElement().asString().hasSize(200);
    }

    @Test
    void saysNoMoreThanIsWorthReading() {
        assertThat(fields(new Input("", Collections.nCopies(1_000, "long"), Map.of()))).hasSize(50);
    }

    @Test
    void theWorkGrowsNoFasterThanTheInput() {
        Input large = new Input("", List.of(), Map.of(), Collections.nCopies(3_000, new Inner(null)));
        Input larger = new Input("", List.of(), Map.of(), Collections.nCopies(30_000, new Inner(null)));
        long least = Long.MAX_VALUE;
        long leastOfLarger = Long.MAX_VALUE;
        for (int round = 0; round < 5 && (round == 0 || leastOfLarger >= bound(least)); round++) {
            least = Math.min(least, nanos(large));
            leastOfLarger = Math.min(leastOfLarger, nanos(larger));
        }

        assertThat(leastOfLarger).isLessThan(bound(least));
    }

    private static long bound(long least) {
        return 30 * Math.max(least, 1_000_000);
    }

    /** Of this thread alone, because the machine may be busy. */
    private long nanos(Input input) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        validation.violations(input);
        return threads.getCurrentThreadCpuTime() - start;
    }

    private List<String> fields(Input input) {
        return validation.violations(input).stream().map(Violation::field).toList();
    }
}
