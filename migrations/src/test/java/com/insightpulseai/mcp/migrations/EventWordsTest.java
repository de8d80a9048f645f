package com.insightpulseai.mcp.migrations;

import static com.insightpulseai.mcp.migrations.Words.ALL;
import static com.insightpulseai.mcp.migrations.Words.add;
import static com.insightpulseai.mcp.migrations.Words.ids;
import static com.insightpulseai.mcp.migrations.Words.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events by their words, in the index that a maintenance task fills and in events that are not there yet. */
class EventWordsTest {

    private UUID alice;
    private UUID admin;

    @BeforeEach
    void twoUsers() {
        Database.reset();
        alice = Database.addUser("ops_viewer");
        admin = Database.addUser("ops_admin");
    }

    @AfterEach
    void asItWas() {
        Database.execute("drop table if exists ops.run_events_202001; drop table if exists ops.event_words_202001");
        Database.execute("update ops.retention set keep = null where what in ('run_events', 'event_words')");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "web                         | true",
            "acme/web                    | true",
            "ACME WEB                    | true",
            "web/acme                    | false",
            "web acme                    | true",
            "\"refs heads\"              | true",
            "\"heads refs\"              | false",
            "acme -dev                   | true",
            "acme -main                  | false",
            "acme -\"heads main\"        | false",
            "acme -\"main heads\"        | true",
            "upstream_timeout            | true",
            "upstr                       | true",
            "up                          | false",
            "\"upstr\"                   | false",
            "4711                        | true",
            "api.example.com             | true",
            "respond                     | true",
            "Grüße                       | true",
            "größe                       | false",
            "日本語                      | true",
            "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0 | true",
            "repo                        | false",
            "hush                        | false",
            "socket                      | false" })
    void words_of_input_error_and_host_are_found_before_and_after_they_are_indexed(String text, boolean found)
            throws SQLException {
        UUID event = add(alice, "1 minute", """
                {"repo": "acme/web", "ref": "refs/heads/main", "n": 4711, "text": "GRÜßE an \\u202e日本語、x", "masked": "***",
                 "scan": "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"}""");
        Reader reader = Reader.of(alice, "ops_viewer");
        List<Object> expected = found ? List.of(event) : List.of();

        assertThat(ids(reader.query(ALL, text))).isEqualTo(expected);
        assertThat(index()).isEqualTo(1);
        assertThat(ids(reader.query(ALL, text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "-", "\"", "\"\"", "-web", "'", "\\", "!", "&", ":*", "<->", "()", "***", "\u202e",
            "\u0001" })
    void a_text_without_a_word_to_find_is_told(String text) throws SQLException {
        add(alice, "1 minute", "{}");

        assertThat(Reader.of(alice, "ops_viewer").query(ALL, text)).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("outcome", "no_words").containsEntry("event_id", null));
    }

    @ParameterizedTest
    @ValueSource(strings = { "web' | '", "web:*", "web & !", "(web", "web \"", "web -", "web\\", "web <-> ", "a\u202eb",
            "@c web",
            "web\u2066' or 1=1 --", "𝕨𝕖𝕓 web", "%s%s%n", "web ''''", "\\\\'' web:A", "-\"a -b\" web \"" })
    void no_text_raises(String text) throws SQLException {
        add(alice, "1 minute", "{\"repo\":\"acme/web\"}");
        index();

        assertThat(Reader.of(alice, "ops_viewer").query(ALL, text)).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("outcome", "ok"));
    }

    @Test
    void a_text_of_more_than_200_characters_is_told() throws SQLException {
        assertThat(Reader.of(alice, "ops_viewer").query(ALL, "w ".repeat(101))).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("outcome", "too_long"));
        assertThat(Reader.of(alice, "ops_viewer").query(ALL, "w'-\"".repeat(50))).hasSize(1);
    }

    @Test
    void hostile_values_of_an_input_are_words_like_others() throws SQLException {
        UUID event = add(alice, "1 minute", """
                {"a": "x' || 'y", "b": ["\\\\", "'':*", "%s"], "c": {"d": [[1e999, -0, true, null]]}}"""
                .formatted("w".repeat(3000)));

        assertThat(index()).isEqualTo(1);
        assertThat(ids(Reader.of(alice, "ops_viewer").query(ALL, "x y " + "w".repeat(64)))).containsExactly(event);
        assertThat(Database.query("select length(words) <= 67 as few from ops.event_words"))
                .containsExactly(Map.of("few", true));
    }

    @Test
    void indexing_goes_on_where_it_was_and_twice_or_at_once_does_no_harm() throws Exception {
        // A round ends with a month.
        IntStream.range(0, 30).forEach(
                n -> add(alice, "timestamptz '2020-01-15Z' + interval '" + n + " minutes'", "{\"n\":" + n + "}"));
        Database.execute("update ops.seal_head set swept_until = now() - interval '10 minutes'");
        assertThat(index(10)).isEqualTo(10);

        Concurrent.atOnce(4, () -> index(8));
        while (index(8) > 0) {
            // Each round does a part.
        }

        assertThat(Database.query("select count(*)::int as n, count(distinct event_id)::int as events from ops.event_words"))
                .containsExactly(Map.of("n", 30, "events", 30));
        assertThat(Database.query("select indexed_until = swept_until as all from ops.words_head, ops.seal_head"))
                .containsExactly(Map.of("all", true));
    }

    @Test
    void words_go_with_the_month_of_their_events_and_those_of_the_default_partition_by_retention() throws SQLException {
        add(alice, "timestamptz '2020-01-15Z'", "{\"repo\":\"acme/web\"}");
        add(alice, "timestamptz '2020-01-16Z'", "{\"repo\":\"acme/web\"}");
        assertThat(index()).isEqualTo(2);
        assertThat(Database.query("select 1 from ops.event_words_202001")).hasSize(2);
        assertThat(
                Database.query("select relrowsecurity as closed from pg_class where oid = 'ops.event_words_202001'::regclass"))
                .containsExactly(Map.of("closed", true));

        Database.execute("update ops.retention set keep = '1 year' where what = 'run_events'");
        try (Connection monitor = Database.login(Database.MONITOR)) {
            assertThat((String) Database.query(monitor, "select ops.drop_expired() as done").get(0).get("done"))
                    .contains("\"event_words_partitions\": 1");
        }
        assertThat(Database.query("select to_regclass('ops.event_words_202001')::text as gone"))
                .containsExactly(Collections.singletonMap("gone", null));
        assertThat(ids(Reader.of(alice, "ops_viewer").query(ALL, "acme"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "select * from ops.event_words", "select * from ops.words_head",
            "select * from ops.event_words_202001",
            "select ops.index_words()", "select ops.roll_up_calls()", "select ops.live_claims('{}')",
            "select ops.words_of_event(null)", "select ops.record_report('x', 'ok', '{}', null, null)" })
    void nobody_signed_in_reads_words_or_does_the_work(String sql) throws SQLException {
        add(alice, "timestamptz '2020-01-15Z'", "{}");
        index();
        try (Connection connection = Database.signedIn(admin, "ops_admin")) {
            assertThatThrownBy(() -> Database.query(connection, sql)).hasMessageContaining("permission denied");
        }
    }
}
