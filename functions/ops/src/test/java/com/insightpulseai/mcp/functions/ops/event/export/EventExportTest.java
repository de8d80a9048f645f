package com.insightpulseai.mcp.functions.ops.event.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.event.EventApiTest;
import com.insightpulseai.mcp.functions.ops.event.EventFilter;
import com.insightpulseai.mcp.functions.ops.event.EventParameters;
import com.insightpulseai.mcp.functions.ops.event.Span;
import com.insightpulseai.mcp.functions.ops.event.export.EventExport.ExportLimits;
import com.insightpulseai.mcp.functions.ops.read.ConsoleReader;
import com.insightpulseai.mcp.functions.ops.read.Cursor;
import com.insightpulseai.mcp.functions.ops.read.OpsQuery;
import com.insightpulseai.mcp.functions.ops.read.RequestTrace;
import com.insightpulseai.mcp.platform.Sha256;
import com.insightpulseai.mcp.testing.TestIssuer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Events that leave as a file. */
@QuarkusTest
class EventExportTest extends EventApiTest {

    private static final ExportLimits UNLIMITED = ExportLimits.of(0);

    @Inject
    EventExport export;

    @Inject
    ObjectMapper mapper;

    @Test
    void endsWithTheDigestOfWhatIsBefore() throws Exception {
        database.execute("update auth.users set email = 'v@acme.test' where id = ?", viewer);
        UUID first = add(viewer, "2 minutes");
        UUID second = add(viewer, "1 minute");
        add(operator, "1 minute");

        ValidatableResponse response = asViewer("/ops/events.jsonl").statusCode(200).contentType("application/jsonl")
                .header("Cache-Control", "no-store");

        assertThat(response.extract().header("Content-Disposition"))
                .matches("attachment; filename=\"events-\\d{8}T\\d{6}Z\\.jsonl\"");
        String file = response.extract().asString();
        List<JsonNode> lines = lines(file);
        assertThat(lines.subList(0, 2)).extracting(line -> line.path("id").asText()).containsExactly(texts(second, first));
        assertThat(lines.get(0).path("caller_name").asText()).isEqualTo("v@acme.test");
        assertThat(lines.get(2).path("count").asInt()).isEqualTo(2);
        assertThat(lines.get(2).path("sha256").asText()).isEqualTo(digestOfAllButTheLastLine(file));
        assertThat(lines.get(2).has("until")).isTrue();
        assertThat(lines.get(2).has("next")).isFalse();
        assertThat(lines).hasSize(3);
    }

    @Test
    void isRecordedOnceForAFilterAndForEveryRole() {
        String range = "?from=" + OffsetDateTime.now().minusDays(2).toInstant() + "&to=" + OffsetDateTime.now().toInstant();
        asViewer("/ops/events.jsonl" + range).statusCode(200);
        ValidatableResponse csv = asAdmin("/ops/events.csv" + range + "&provider=socket").statusCode(200);
        asAdmin("/ops/events.csv" + range + "&provider=socket&before=" + Cursor.after(OffsetDateTime.now()).text())
                .statusCode(200);

        assertThat(looks()).hasSize(2).allSatisfy(row -> assertThat(row).containsEntry("tool", "events.export"));
        assertThat(looks().get(0)).containsEntry("caller_id", viewer);
        assertThat(looks().get(1)).containsEntry("request_id", csv.extract().header("X-Request-Id"));
        assertThat((String) looks().get(1).get("payload")).contains("\"provider\": \"socket\"", "\"from\"", "\"to\"");
    }

    @Test
    void defusesCellsThatBeginAFormula() {
        add(viewer, "1 minute", "client", "=cmd|'/c calc'!A1", "hostname", "a,\"b\"\nc", "request_id", "@x");

        String file = asViewer("/ops/events.csv").statusCode(200).contentType("text/csv").extract().asString();

        assertThat(file).startsWith("created_at,id,status,").contains(",'=cmd|'/c calc'!A1,", "\"a,\"\"b\"\"\nc\"", ",'@x,")
                .containsPattern("\n# count=1 sha256=" + digestOfAllButTheLastLine(file) + " until=\\S+\n$");
    }

    @ParameterizedTest
    @CsvSource(value = { "=1+1|'=1+1", "+1|'+1", "-1|'-1", "@a|'@a", "\t=1|'\t=1", "plain|plain", "a=b|a=b", "a,b|\"a,b\"",
            "say \"x\"|\"say \"\"x\"\"\"" }, delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = false)
    void writesACellThatIsAText(String text, String cell) {
        assertThat(ExportFormat.cell(text)).isEqualTo(cell);
        assertThat(ExportFormat.cell("\r" + text)).startsWith("\"'\r");
    }

    @ParameterizedTest
    @CsvSource({ "2026-11-30T15:24:00Z, 2026-11-30T15:24:00.000000Z",
            "2026-11-30T16:24:01.5+01:00, 2026-11-30T15:24:01.500000Z" })
    void writesTimesOfOneLength(OffsetDateTime time, String cell) {
        assertThat(ExportFormat.text(time)).isEqualTo(cell);
    }

    @Test
    void isCutWhereItIsTooLargeAndGoesOnByItsCursor() throws Exception {
        addMany(viewer, 2_500, "api.socket.dev");
        EventFilter filter = filter().until(OffsetDateTime.now());
        String whole = read(filter, Span.NEWEST, UNLIMITED);

        List<String> parts = new ArrayList<>();
        Span rest = Span.NEWEST;
        ExportLimits small = new ExportLimits(1_000_000, OptionalLong.of(200_000), Optional.empty());
        do {
            String part = read(filter, rest, small);
            assertThat(part.length()).isLessThanOrEqualTo(200_000);
            parts.add(part);
            List<JsonNode> lines = lines(part);
            JsonNode end = lines.get(lines.size() - 1);
            assertThat(end.path("count").asInt()).isEqualTo(lines.size() - 1);
            rest = end.has("next") ? Span.before(Cursor.parse(end.path("next").asText()).orElseThrow()) : null;
        } while (rest != null);

        assertThat(parts.size()).isGreaterThan(2);
        assertThat(String.join("", parts.stream().map(EventExportTest::allButTheLastLine).toList()))
                .isEqualTo(allButTheLastLine(whole));
        assertThat(lines(whole)).hasSize(2_501);
        assertThat(lines(read(filter, Span.NEWEST, new ExportLimits(1_700, OptionalLong.empty(), Optional.empty()))))
                .hasSize(1_701);
    }

    /** So what waits in memory is one page, and what is read is what the reader may see at that moment. */
    @ParameterizedTest
    @ValueSource(strings = { "{\"ops_role\": \"ops_viewer\"}", "{}" })
    void readsAPageOnceTheOneBeforeIsTakenAndEndsWithAnErrorWhereTheRoleIsLowered(String metadata) throws Exception {
        database.addUser(viewer, "ops_admin");
        addMany(operator, 2_500, "api.socket.dev");
        ConsoleReader reader = new ConsoleReader(
                Caller.user(viewer, Optional.of(OpsRole.ADMIN), TestIssuer.shared().issuer(), Optional.empty()),
                new RequestTrace("trace", Optional.empty()));
        SlowClient client = new SlowClient();
        export.stream(reader, filter().until(OffsetDateTime.now()), Span.NEWEST, ExportFormat.JSON_LINES, UNLIMITED)
                .subscribe(client);

        List<byte[]> chunks = new ArrayList<>(List.of(client.take()));
        database.execute("update auth.users set raw_app_meta_data = ?::jsonb where id = ?", metadata, viewer);
        chunks.add(client.take());

        List<JsonNode> lines = lines(text(chunks));
        JsonNode end = lines.get(lines.size() - 1);
        assertThat(end.path("error").asText()).isEqualTo("role_lowered");
        assertThat(end.has("sha256")).isFalse();
        assertThat(end.path("count").asInt()).isEqualTo(1_000).isEqualTo(lines.size() - 1);
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void goesOnAfterTheDatabaseWasBusy() throws Exception {
        addMany(viewer, 2_500, "api.socket.dev");
        SlowClient client = new SlowClient();
        export.stream(viewerReads(), filter().until(OffsetDateTime.now()), Span.NEWEST, ExportFormat.JSON_LINES, UNLIMITED)
                .subscribe(client);
        List<byte[]> chunks = new ArrayList<>(List.of(client.take()));

        // For longer than the login waits for a lock.
        try (Connection other = database.superuser()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table ops.run_events in access exclusive mode");
            client.ask();
            other.createStatement().execute("select pg_sleep(2)");
            other.rollback();
        }
        chunks.add(client.next());
        chunks.add(client.take());

        List<JsonNode> lines = lines(text(chunks));
        assertThat(lines).hasSize(2_501);
        assertThat(lines.get(2_500).path("count").asInt()).isEqualTo(2_500);
        assertThat(lines.get(2_500).path("sha256").asText()).isEqualTo(digestOfAllButTheLastLine(text(chunks)));
    }

    /** Takes a chunk when it is told to. */
    private static final class SlowClient implements Flow.Subscriber<byte[]> {

        private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
        private final CountDownLatch end = new CountDownLatch(1);
        private Flow.Subscription subscription;

        byte[] take() throws InterruptedException {
            ask();
            return next();
        }

        void ask() {
            subscription.request(1);
        }

        byte[] next() throws InterruptedException {
            return chunks.poll(10, TimeUnit.SECONDS);
        }

        boolean isAtEnd() throws InterruptedException {
            return end.await(10, TimeUnit.SECONDS);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
        }

        @Override
        public void onNext(byte[] chunk) {
            chunks.add(chunk);
        }

        @Override
        public void onError(Throwable failure) {
            // The end never comes.
        }

        @Override
        public void onComplete() {
            end.countDown();
        }
    }

    private String read(EventFilter filter, Span from, ExportLimits limits) {
        return text(export.stream(viewerReads(), filter, from, ExportFormat.JSON_LINES, limits).collect().asList().await()
                .indefinitely());
    }

    private ConsoleReader viewerReads() {
        return new ConsoleReader(
                Caller.user(viewer, Optional.of(OpsRole.VIEWER), TestIssuer.shared().issuer(), Optional.empty()),
                new RequestTrace("trace", Optional.empty()));
    }

    private static EventFilter filter() {
        return EventParameters.only(OpsQuery.of(Map.of()));
    }

    private static String text(List<byte[]> chunks) {
        StringBuilder text = new StringBuilder();
        chunks.forEach(chunk -> text.append(new String(chunk, StandardCharsets.UTF_8)));
        return text.toString();
    }

    private List<JsonNode> lines(String file) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : file.split("\n")) {
            lines.add(mapper.readTree(line));
        }
        return lines;
    }

    private static String allButTheLastLine(String file) {
        return file.substring(0, file.lastIndexOf('\n', file.length() - 2) + 1);
    }

    private static String digestOfAllButTheLastLine(String file) {
        return Sha256.hex(allButTheLastLine(file).getBytes(StandardCharsets.UTF_8));
    }
}
