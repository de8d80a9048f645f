package com.insightpulseai.mcp.functions.ops.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

/** Parameters one by one. */
class OpsQueryTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-28T14:31:07.412345Z");

    @Test
    void areReadByTheirNames() {
        OpsQuery query = query(Map.of("q", List.of(" a\u00e9\uD83D\uDE00 "), "n", List.of("-5"), "w", List.of("b"),
                "l", List.of("b,a,b"), "t", List.of("2026-11-28T15:31:07.4123456+01:00"), "e", List.of("")));

        assertThat(query.text("q")).contains(" a\u00e9\uD83D\uDE00 ");
        assertThat(query.integer("n", -5, 5)).hasValue(-5);
        assertThat(query.oneOf("w", List.of("a", "b"))).contains("b");
        assertThat(query.anyOf("l", List.of("a", "b"))).containsExactly("b", "a");
        assertThat(query.time("t")).contains(NOW.withNano(412_345_000));
        assertThat(query.text("e")).isEmpty();
        assertThat(query.text("absent")).isEmpty();
        query.check();
    }

    @Test
    void rangesEndNowUnlessTheySayOtherwise() {
        assertThat(query(Map.of()).range()).isEqualTo(new QueryRange(NOW.minusDays(1), NOW));
        assertThat(query(Map.of("to", List.of("2026-11-20T00:00:00Z"))).range().from()).isEqualTo("2026-11-19T00:00:00Z");
        assertThat(query(Map.of("from", List.of("2026-11-20T00:00:00Z"))).range().to()).isEqualTo(NOW);
        assertThat(query(Map.of("from", List.of(NOW.minusDays(400).toString()))).range().length()).hasDays(400);
    }

    @Test
    void whatIsNotReadIsNotKnown() {
        OpsQuery query = query(Map.of("a\u0007\u202e" + "b".repeat(100), List.of("x"), "known", List.of("1", "1")));
        query.text("known");

        List<Violation> violations = catchThrowableOfType(ProblemException.class, query::check).violations();

        assertThat(violations).extracting(Violation::field).containsExactly("known", "a?\u202e" + "b".repeat(47));
        assertThat(violations.get(1).message()).isEqualTo("is not known; there are known");
    }

    @Test
    void stepsSuitTheirRange() {
        assertThat(step(Map.of())).isEqualTo(600);
        assertThat(step(Map.of("from", List.of(NOW.minusDays(400).toString())))).isEqualTo(3 * 86_400);
        assertThat(step(Map.of("step", List.of("900")))).isEqualTo(900);
    }

    private static int step(Map<String, List<String>> parameters) {
        OpsQuery query = query(parameters);
        int step = QuerySteps.of(query, query.range(), List.of(300, 600, 3_600, 86_400), 300, 400);
        query.check();
        return step;
    }

    private static OpsQuery query(Map<String, List<String>> parameters) {
        return new OpsQuery(parameters, NOW);
    }
}
