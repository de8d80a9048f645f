package com.insightpulseai.mcp.provider.sentry.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.insightpulseai.mcp.provider.sentry.event.LatestEvent.Frame;
import com.insightpulseai.mcp.provider.sentry.event.LatestEvent.Tag;
import com.insightpulseai.mcp.provider.sentry.event.LatestEvent.ThrownException;
import com.insightpulseai.mcp.provider.sentry.event.PersonalDetails.NamedValue;
import com.insightpulseai.mcp.provider.sentry.stub.SentrySamples;
import com.insightpulseai.mcp.provider.sentry.wire.ReceivedEvent;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.upstream.UpstreamJson;

class EventTrimmingTest {

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).addModule(new JavaTimeModule())
            .build();

    @Test
    void tellsTheExceptionBeforeItsCauses() {
        assertThat(trimmed(SentrySamples.event()).exceptions())
                .extracting(ThrownException::type, ThrownException::value, ThrownException::handled)
                .containsExactly(
                        tuple(of("PaymentDeclined"), of("card of [email] was declined"), Optional.of(false)),
                        tuple(of("HttpError"), of("402 from [ip]"), Optional.of(true)));
    }

    @Test
    void tellsTheFramesOfTheProgramItselfLatestFirst() {
        assertThat(trimmed(SentrySamples.event()).exceptions().get(0).frames())
                .extracting(Frame::function, Frame::filename, Frame::line).containsExactly(
                        tuple(of("pay"), of("shop/checkout.py"), Optional.of(17)),
                        tuple(of("checkout"), of("/home/[user]/shop/views.py"), Optional.of(40)));
    }

    @Test
    void tellsSomeForeignFramesWhereNoneIsTheProgramsOwn() {
        ObjectNode event = SentrySamples.event();
        ArrayNode frames = frames(event);
        frames.removeAll();
        IntStream.range(0, 30).forEach(i -> frames.addObject().put("function", "f" + i).put("inApp", false));

        LatestEvent trimmed = trimmed(event);

        assertThat(trimmed.exceptions().get(0).frames()).extracting(Frame::function)
                .containsExactly(of("f29"), of("f28"), of("f27"), of("f26"), of("f25"));
        assertThat(trimmed.truncated()).isTrue();
    }

    @Test
    void saysWhenFramesAreLeftOut() {
        ObjectNode event = SentrySamples.event();
        IntStream.range(0, 500).forEach(i -> frames(event).addObject().put("function", "f" + i).put("inApp", true));

        LatestEvent trimmed = trimmed(event);

        assertThat(trimmed.exceptions().get(0).frames()).hasSize(12);
        assertThat(trimmed.truncated()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "/entries/2/data/values,30", "/entries/1/data/query,50", "/entries/1/data/headers,50",
            "/entries/1/data/cookies,50" })
    void saysWhenPersonalDataIsLeftOut(String list, int atMost) {
        ObjectNode event = SentrySamples.event();
        ArrayNode elements = (ArrayNode) event.at(list);
        while (elements.size() < atMost) {
            elements.add(elements.get(0));
        }
        assertThat(EventTrimming.of(received(event), true).truncated()).isFalse();

        elements.add(elements.get(0));
        assertThat(EventTrimming.of(received(event), true).truncated()).isTrue();
        assertThat(trimmed(event).truncated()).isFalse();
    }

    @Test
    void saysWhenContextsAreLeftOut() {
        ObjectNode many = SentrySamples.event();
        IntStream.range(0, 20).forEach(i -> many.withObject("/contexts").putObject("c" + i).put("v", 1));
        ObjectNode large = SentrySamples.event();
        IntStream.range(0, 51).forEach(i -> large.withObject("/contexts/device").put("v" + i, 1));

        assertThat(EventTrimming.of(received(many), true).truncated()).isTrue();
        assertThat(EventTrimming.of(received(large), true).truncated()).isTrue();
    }

    @Test
    void tellsReleaseEnvironmentAndTime() {
        LatestEvent event = trimmed(SentrySamples.event());

        assertThat(event.release()).isEqualTo(of("shop@2.14.0"));
        assertThat(event.environment()).isEqualTo(of("production"));
        assertThat(event.dist()).isEqualTo(of("eu"));
        assertThat(event.occurredAt()).contains(Instant.parse("2026-11-02T16:41:09Z"));
        assertThat(event.truncated()).isFalse();
    }

    @Test
    void namesTheTagsThatMaySpeakOfPeopleWithoutTheirValues() {
        LatestEvent event = trimmed(SentrySamples.event());

        assertThat(event.withheldTags()).containsExactly("user", "user.email", "server_name", "url");
        assertThat(event.tags()).containsExactly(new Tag("environment", "production"), new Tag("level", "error"),
                new Tag("payment.provider", "called from [ip]"));
    }

    @Test
    void saysNothingAboutThePersonUnlessAsked() throws JsonProcessingException {
        String answer = JSON.writeValueAsString(trimmed(SentrySamples.event()));

        assertThat(answer).doesNotContainIgnoringCase("jo@").doesNotContain("203.0.113.9", "Miller", "jolly", "u-4711", "4242",
                "laptop", "Delft", "credential", "Browser of Jo", "cart-of-jo", "/jo/");
    }

    @Test
    void masksEveryTextOfAFrameAndOfTheEvent() throws JsonProcessingException {
        ObjectNode event = SentrySamples.event().put("dist", "of-jane@example.com");
        event.putObject("release").put("version", "jane@example.com-1");
        event.withArray("tags").insertObject(0).put("key", "environment").put("value", "dev-jane@example.com");
        ObjectNode thrown = (ObjectNode) event.at("/entries/0/data/values/1");
        thrown.put("type", "NoUser_jane@example.com").put("module", "of.jane@example.com");
        frames(event).addObject().put("filename", "/users/jane@example.com/edit").put("function", "for jane@example.com")
                .put("module", "https://shop.example/account?email=jane@example.com").put("inApp", true);

        LatestEvent trimmed = trimmed(event);

        assertThat(JSON.writeValueAsString(trimmed)).doesNotContain("jane");
        assertThat(trimmed.environment()).isEqualTo(of("[email]"));
        assertThat(trimmed.exceptions().get(0).frames().get(0)).extracting(Frame::filename, Frame::function, Frame::module)
                .containsExactly(of("/users/[email]/edit"), of("for [email]"), of("https://shop.example/account?[withheld]"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "api_key", "token", "password", "authorization", "cookie", "session.id" })
    void tellsNobodyATagWithACredential(String key) throws JsonProcessingException {
        ObjectNode event = SentrySamples.event();
        event.withArray("tags").addObject().put("key", key).put("value", "tag-credential");
        LatestEvent told = EventTrimming.of(received(event), true);

        assertThat(JSON.writeValueAsString(told)).doesNotContain("tag-credential");
        assertThat(told.withheldTags()).contains(key);
        assertThat(told.personalData().orElseThrow().tags()).contains(new Tag(key, "[withheld]"));
    }

    @Test
    void tellsNoVariablesSourceOrFurtherDataToAnyone() throws JsonProcessingException {
        assertThat(JSON.writeValueAsString(EventTrimming.of(received(SentrySamples.event()), true)))
                .doesNotContain("4242424242424242", "pay(customer=", "cart-of-jo");
    }

    @Test
    void tellsAboutThePersonIfAsked() {
        PersonalDetails details = personal(SentrySamples.event());

        assertThat(details.user().orElseThrow().email()).isEqualTo(of("jo@example.com"));
        assertThat(details.user().orElseThrow().location()).isEqualTo(of("NL, Netherlands, Delft"));
        assertThat(details.exceptionValues()).containsExactly("card of jo@example.com was declined", "402 from 203.0.113.9");
        assertThat(details.tags()).contains(new Tag("user.email", "jo@example.com"),
                new Tag("url", "https://shop.example/pay"));
        assertThat(details.breadcrumbs()).extracting(PersonalDetails.Breadcrumb::message)
                .containsExactly(of("Jo Miller pays"), of("first"));
        assertThat(details.contexts()).extracting(PersonalDetails.Context::name).containsExactly("device", "runtime");
        assertThat(details.request().orElseThrow().body()).isEqualTo(of("{\"amount\":20,\"recipient\":\"Jo Miller\"}"));
        assertThat(details.request().orElseThrow().query()).contains(new NamedValue("card", "4242"));
    }

    @Test
    void tellsNoCredentialEvenIfAsked() throws JsonProcessingException {
        ObjectNode event = SentrySamples.event();
        ObjectNode request = (ObjectNode) event.at("/entries/1/data");
        request.putObject("data").put("password", "body-credential");
        request.withArray("headers").addArray().add("Referer").add("https://shop.example/reset?t=referer-credential");
        event.withArray("/entries/2/data/values").addObject().put("message", "GET /reset?t=breadcrumb-credential");
        event.put("title", "url: /pay?k=title-credential").put("message", "url: /pay?k=message-credential");
        ((ObjectNode) event.at("/entries/0/data/values/0")).put("value", "url: /pay?k=value-credential");
        event.withObject("/contexts/auth").put("access_token", "context-credential").put("scheme", "scheme-credential");
        event.withObject("/contexts/runtime").put("page", "https://shop.example/#page-credential");
        PersonalDetails details = personal(event);

        assertThat(JSON.writeValueAsString(details)).doesNotContain("-credential");
        assertThat(details.request().orElseThrow().headers()).contains(new NamedValue("Authorization", "[withheld]"),
                new NamedValue("Referer", "https://shop.example/reset?[withheld]"));
        assertThat(details.request().orElseThrow().cookies()).containsExactly("sid");
    }

    @Test
    void tellsWhatWasLoggedWhereNothingWasThrown() {
        ObjectNode event = SentrySamples.event();
        event.putArray("entries").addObject().put("type", "message").putObject("data").put("formatted", "disk of al@x.example");

        LatestEvent trimmed = trimmed(event);

        assertThat(trimmed.message()).isEqualTo(of("disk of [email]"));
        assertThat(trimmed.exceptions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"eventID\":\"a\"}",
            "{\"eventID\":\"a\",\"entries\":null,\"tags\":[null,{\"key\":null}],\"user\":null,\"contexts\":null}",
            "{\"eventID\":\"a\",\"entries\":[null,{\"type\":\"exception\",\"data\":{\"values\":[null,1,{\"stacktrace\":null},"
                    + "{\"stacktrace\":{\"frames\":[null,1,{\"lineNo\":\"x\",\"inApp\":\"y\"}]}}]}}],\"contexts\":{\"x\":[1]}}",
            "{\"eventID\":\"a\",\"entries\":[{\"type\":\"request\",\"data\":{\"headers\":{\"a\":1},\"query\":\"a=b\","
                    + "\"cookies\":[[],[1],null],\"data\":[1]}}],\"user\":[],\"release\":\"1\"}" })
    void takesWhatIsNotAsExpectedForMissing(String event) throws JsonProcessingException {
        LatestEvent trimmed = EventTrimming.of(UpstreamJson.MAPPER.readValue(event, ReceivedEvent.class), true);

        assertThat(trimmed.id()).isEqualTo("a");
        assertThat(trimmed.tags()).isEmpty();
    }

    @Test
    void staysBelowTheLimitWhateverIsInIt() throws JsonProcessingException {
        LatestEvent event = EventTrimming.of(received(SentrySamples.enormousEvent()), true);

        LatestEvent fitting = event.fitting(new AnswerSize(JSON));

        assertThat(fitting.truncated()).isTrue();
        assertThat(JSON.writeValueAsBytes(fitting).length).isBetween(100_000, 240 << 10);
    }

    @Test
    void cutsNothingThatFits() {
        LatestEvent event = EventTrimming.of(received(SentrySamples.event()), true);

        assertThat(event.fitting(new AnswerSize(JSON))).isEqualTo(event);
    }

    private static ArrayNode frames(ObjectNode event) {
        return (ArrayNode) event.at("/entries/0/data/values/1/stacktrace/frames");
    }

    private static LatestEvent trimmed(ObjectNode event) {
        return EventTrimming.of(received(event), false);
    }

    private static PersonalDetails personal(ObjectNode event) {
        return EventTrimming.of(received(event), true).personalData().orElseThrow();
    }

    private static ReceivedEvent received(ObjectNode event) {
        return UpstreamJson.MAPPER.convertValue(event, ReceivedEvent.class);
    }

    private static Optional<String> of(String text) {
        return Optional.of(text);
    }
}
