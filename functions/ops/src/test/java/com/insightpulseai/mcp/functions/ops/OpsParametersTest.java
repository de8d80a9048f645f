package com.insightpulseai.mcp.functions.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

/** Parameters that are not valid. */
@QuarkusTest
class OpsParametersTest extends OpsFunctionTest {

    @Test
    void areAllNamedAtOnce() {
        List<String> fields = viewer().urlEncodingEnabled(false)
                .get("/ops/stats?step=7&by=host&from=tomorrow&colour=red&provider=a&provider=b&tool=%00")
                .then().statusCode(400).body("code", equalTo("invalid_input")).extract().path("violations.field");

        assertThat(fields).containsExactlyInAnyOrder("from", "provider", "tool", "by", "step", "colour");
    }

    @ParameterizedTest
    @CsvSource({
            "/ops/pulse?verbose=1,verbose", "/ops/me?x=,x", "/ops/providers?provider=socket,provider", "/ops/config?x=1,x",
            "/ops/stats?from=2026-11-28T14:00:00Z&to=2026-11-28T13:00:00Z,from",
            "/ops/stats?from=2001-01-01T00:00:00Z,from", "/ops/stats?from=2026-11-28,from",
            "/ops/stats?from=-999999999-01-01T00:00:00Z,from", "/ops/stats?to=2099-01-01T00:00:00Z,to",
            "/ops/stats?step=301,step", "/ops/stats?step=0,step", "/ops/stats?step=99999999999,step",
            "/ops/stats?step=3e2,step", "/ops/stats?compare=2d,compare", "/ops/failures?limit=5,limit",
            "/ops/quotas?caller=0,caller", "/ops/quotas?caller=1-1-1-1-1,caller",
            "/ops/alerts?state=new,state", "/ops/alerts?limit=0,limit", "/ops/alerts?limit=201,limit",
            "/ops/alerts?before=abc,before", "/ops/alerts/1,id", "/ops/alerts?subject=%ED%A0%80x%00,subject",
            "/ops/providers/socket/health?step=61,step", "/ops/providers/socket/health?step=60,step",
            "/ops/alerts?subject=a%FFb,subject", "/ops/alerts?subject=%C3%28,subject",
            "/ops/providers/%F0%9F%98/health,provider",
            "/ops/providers/a%00b/health,provider" })
    void areRefused(String query, String field) {
        String path = query.equals("/ops/providers/socket/health?step=60") ? query + "&from=2026-06-01T00:00:00Z" : query;

        viewer().urlEncodingEnabled(false).get(path).then().statusCode(400).header("Cache-Control", "no-store")
                .contentType("application/problem+json").body("code", equalTo("invalid_input"))
                .body("violations.field", contains(field));
    }

    @Test
    void areRefusedWhenTheyAreLong() {
        viewer().get("/ops/alerts?subject=" + "x".repeat(201)).then().statusCode(400)
                .body("violations.message", contains("has more than 200 characters"));
        ok(viewer(), "/ops/alerts?subject=" + "x".repeat(200)).body("alerts.size()", equalTo(0));
    }

    @Test
    void aStepThatARefusalNamesIsTaken() {
        String from = NOW.minus(Duration.ofDays(200)).toString();
        String message = viewer().get("/ops/stats?step=3600&from={from}", from).then().statusCode(400).extract()
                .path("violations[0].message");

        assertThat(message).startsWith("makes more than 400 points; use ");
        ok(viewer(), "/ops/stats?step={step}&from={from}", message.replaceAll(".*use | or more", ""), from);
    }

    @Test
    void areValuesAndNeverSql() {
        ok(viewer(), "/ops/stats?provider={p}&tool={t}", "' or 1=1 --", "$1; drop table ops.alerts").body("series[0].total.ok",
                equalTo(0));
        ok(viewer(), "/ops/alerts?subject={s}&kind={k}", "\\'; select pg_sleep(10)", "\uD83D\uDE00");
        ok(viewer(), "/ops/providers/{p}/health", "'; --").body("points.size()", equalTo(0));
    }
}
