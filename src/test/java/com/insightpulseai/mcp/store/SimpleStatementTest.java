package com.insightpulseai.mcp.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.testing.TestDatabase;

import io.vertx.mutiny.sqlclient.Tuple;

/** Literals as a real server reads them. */
class SimpleStatementTest {

    private static final List<String> SETTINGS = List.of("standard_conforming_strings = on",
            "standard_conforming_strings = off",
            "backslash_quote = on", "escape_string_warning = on", "bytea_output = escape",
            "datestyle = 'ISO, DMY'", "timezone = 'Asia/Kathmandu'", "array_nulls = off");

    static Stream<String> texts() {
        return Stream.of("", " ", "'", "''", "\\", "\\'", "\\\\'", "\\x27", "\\u0027", "'; drop table ops.run_events; --",
                "', 'hex'), 'UTF8') || (select 'more') || ('", "$1", "$2", "$$", "$tag$", "/* */", "--", "\"", ";",
                "\r\n\t\b\f", "\u0001",
                "\u007f", "\u00e4\u00f6\u00fc\u00df", "\u2019\u02bc\uff07", "\ufeff", "\ufffd", "\ud83d\ude00", "\udbff\udfff",
                "{\"a\": \"\\u0000\"}", "NULL", "x".repeat(300_000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textArrivesUnchangedWhateverTheSettingsOfTheSession(String text) throws SQLException {
        try (Connection connection = TestDatabase.shared().connect(TestDatabase.HUB);
                Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute("reset all");
                statement.execute("set " + setting);

                try (ResultSet row = statement.executeQuery(SimpleStatement.of(
                        "select convert_to($1, 'UTF8'), pg_typeof($1) = 'text'::regtype, pg_collation_for($1), "
                                + "convert_to(($2)[1], 'UTF8'), cast($1::text as text) = $1",
                        Tuple.of(text, new String[] { text })))) {
                    row.next();
                    assertThat(new String(row.getBytes(1), UTF_8)).as(setting).isEqualTo(text);
                    assertThat(row.getBoolean(2)).isTrue();
                    assertThat(row.getString(3)).isEqualTo("\"default\"");
                    assertThat(new String(row.getBytes(4), UTF_8)).isEqualTo(text);
                    assertThat(row.getBoolean(5)).isTrue();
                }
            }
        }
    }

    @Test
    void aLiteralHasNoCharacterThatEndsIt() {
        assertThat(texts()).allSatisfy(text -> assertThat(SimpleStatement.of("$1", Tuple.of(text))).matches(
                "\\(pg_catalog\\.convert_from\\(pg_catalog\\.decode\\('[0-9a-f]*', 'hex'\\), 'UTF8'\\) collate pg_catalog\\.\"default\"\\)"));
    }

    @Test
    void textWithACharacterThatNoDatabaseHoldsIsRefused() {
        assertThatThrownBy(() -> value("select $1", Tuple.of("a\0b"))).isInstanceOf(SQLException.class)
                .extracting(failure -> ((SQLException) failure).getSQLState()).isEqualTo("22021");
    }

    static Stream<Object> values() {
        return Stream.of(true, false, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE,
                new UUID(0, 0), UUID.randomUUID());
    }

    @ParameterizedTest
    @MethodSource("values")
    void otherValuesArriveUnchanged(Object value) throws SQLException {
        String type = value instanceof UUID ? "uuid" : value instanceof Boolean ? "boolean" : "bigint";

        assertThat(value("select $1::" + type, Tuple.of(value)).toString()).isEqualTo(value.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-11-28T15:00:00.123456Z", "2026-11-28T15:00Z", "1969-12-31T23:59:59.999999Z",
            "2026-11-28T20:45:00.000001+05:45", "9999-12-31T23:59:59Z" })
    void timesArriveToTheMicrosecond(String text) throws SQLException {
        OffsetDateTime time = OffsetDateTime.parse(text);

        try (Connection connection = TestDatabase.shared().superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SimpleStatement.of("select $1::timestamptz", Tuple.of(time)))) {
            row.next();
            assertThat(row.getObject(1, OffsetDateTime.class)).isEqualTo(time.withOffsetSameInstant(ZoneOffset.UTC));
        }
    }

    @Test
    void nullsAndListsArriveUnchanged() throws SQLException {
        assertThat(value("select $1", Tuple.of(-1.5e-7))).isEqualTo(-1.5e-7);
        assertThat(value("select $1::uuid", Tuple.tuple().addValue(null))).isNull();
        assertThat(value("select cast($1::text as jsonb)", Tuple.tuple().addValue(null))).isNull();
        assertThat(value("select $1::text", Tuple.of(new Integer[] { null, -5, 7 }))).isEqualTo("{NULL,-5,7}");
        assertThat(value("select $1::text", Tuple.of(new String[] { null, "NULL", "a,b", "\"", "{}" })))
                .isEqualTo("{NULL,\"NULL\",\"a,b\",\"\\\"\",\"{}\"}");
        assertThat(value("select $1::text", Tuple.of(new String[0]))).isEqualTo("{}");
        assertThat(value("select $1::text", Tuple.of(new Integer[0]))).isEqualTo("{}");
    }

    @Test
    void eachParameterStandsInItsPlace() throws SQLException {
        Tuple twelve = Tuple.tuple();
        for (int number = 1; number <= 12; number++) {
            twelve.addInteger(number);
        }

        assertThat(value("select concat_ws(',', $12, $1, $11, $2, $1)", twelve)).isEqualTo("12,1,11,2,1");
    }

    @Test
    void aTypeThatNoStatementHasIsRefused() {
        assertThatThrownBy(() -> SimpleStatement.of("select $1", Tuple.of(1.5f))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Object value(String statement, Tuple parameters) throws SQLException {
        try (Connection connection = TestDatabase.shared().superuser();
                Statement simple = connection.createStatement();
                ResultSet row = simple.executeQuery(SimpleStatement.of(statement, parameters))) {
            row.next();
            return row.getObject(1);
        }
    }
}
