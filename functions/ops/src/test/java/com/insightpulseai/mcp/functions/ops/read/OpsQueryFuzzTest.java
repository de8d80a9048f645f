package com.insightpulseai.mcp.functions.ops.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * Whatever the parameters are, they are within their bounds or refused with violations.
 * <p>
 * Input: lines of a name, {@code =} and a value, in UTF-8.
 */
class OpsQueryFuzzTest {

    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-28T14:31:07.412345Z");

    @FuzzTest
    void everyQueryIsReadOrRefused(byte[] input) {
        OpsQuery query = new OpsQuery(parameters(new String(input, UTF_8)), NOW);
        try {
            QueryRange range = query.range();
            int step = QuerySteps.of(query, range, List.of(300, 3_600, 86_400), 300, 400);
            var text = query.text("q");
            var id = query.uuid("caller");
            var words = query.anyOf("status", List.of("ok", "error"));
            var limit = query.integer("limit", 1, 200);
            query.check();

            assertThat(range.from()).isBefore(range.to());
            assertThat(range.from()).isAfter(NOW.minusDays(OpsQuery.MAX_DAYS + 1));
            assertThat(range.length()).isLessThan(Duration.ofDays(OpsQuery.MAX_DAYS + 3));
            assertThat(step % 300).isZero();
            assertThat(range.length().toSeconds() / step).isBetween(0L, 400L);
            text.ifPresent(value -> assertThat(value).isNotEmpty().hasSizeLessThanOrEqualTo(200)
                    .doesNotContain("\0"));
            id.ifPresent(value -> assertThat(OpsQuery.uuidOf(value.toString())).contains(value));
            assertThat(words).isSubsetOf("ok", "error").doesNotHaveDuplicates();
            limit.ifPresent(value -> assertThat(value).isBetween(1, 200));
        } catch (ProblemException refused) {
            assertThat(refused.code()).isEqualTo(ProblemCode.INVALID_INPUT);
            assertThat(refused.violations()).isNotEmpty().hasSizeLessThanOrEqualTo(50).allSatisfy(violation -> {
                assertThat(violation.field().codePointCount(0, violation.field().length())).isLessThanOrEqualTo(50);
                assertThat(violation.message()).isNotBlank();
            });
        }
    }

    private static Map<String, List<String>> parameters(String text) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            int end = line.indexOf('=');
            if (end > 0) {
                parameters.computeIfAbsent(line.substring(0, end), name -> new ArrayList<>()).add(line.substring(end + 1));
            }
        }
        return parameters;
    }
}
