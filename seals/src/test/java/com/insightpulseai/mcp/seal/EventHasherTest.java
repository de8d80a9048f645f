package com.insightpulseai.mcp.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class EventHasherTest {

    private final EventHasher hasher = new EventHasher(EventFormat.CURRENT);

    @Test
    void writesEveryColumnInTheOrderOfItsName() {
        assertThat(EventFormat.CURRENT.columns()).extracting(EventFormat.Column::name).isSorted().doesNotHaveDuplicates();
        assertThat(json(column -> null)).isEqualTo("{" + String.join(",", EventFormat.CURRENT.columns().stream()
                .map(column -> "\"" + column.name() + "\":null").toList()) + "}");
    }

    @Test
    void writesEachKindOfValue() {
        String json = json(column -> switch (column.kind()) {
            case ID -> "0199C0DE-0000-7000-8000-00000000ABCD";
            case TEXT -> "é\"\\\n\u0001\u007f\u20ac\ud83d\ude00/";
            case JSON -> "{\"n\": 9007199254740993}";
            case TIME -> "1764368100000001";
            case NUMBER -> "42";
        });

        assertThat(json).contains("\"caller_id\":\"0199c0de-0000-7000-8000-00000000abcd\"",
                "\"caller_kind\":\"é\\\"\\\\\\n\\u0001\u007f\u20ac\ud83d\ude00/\"",
                "\"created_at\":\"2025-11-28T22:15:00.000001Z\"", "\"duration_ms\":42",
                "\"payload\":\"{\\\"n\\\": 9007199254740993}\"");
    }

    @Test
    void hasTheSameHashByTextAndByBytes() {
        byte[] text = "über\t".getBytes(UTF_8);
        hasher.begin();
        for (EventFormat.Column column : EventFormat.CURRENT.columns()) {
            switch (column.kind()) {
                case TEXT, JSON -> hasher.text(text, 0, text.length);
                case TIME -> hasher.time(Long.MAX_VALUE - 1);
                case NUMBER -> hasher.number(-1);
                case ID -> hasher.id(0xfedc_ba98_7654_3210L, 1);
            }
        }
        byte[] byBytes = new byte[32];
        hasher.finish(byBytes, 0);

        assertThat(hash(EventFormat.CURRENT.columns().stream().map(column -> switch (column.kind()) {
            case TEXT, JSON -> "über\t";
            case TIME -> Long.toString(Long.MAX_VALUE - 1);
            case NUMBER -> "-1";
            case ID -> "fedcba98-7654-3210-0000-000000000001";
        }).toList())).isEqualTo(byBytes);
    }

    @Test
    void anyChangeOfAnyColumnChangesTheHash() {
        List<String> values = EventFormat.CURRENT.columns().stream().map(column -> switch (column.kind()) {
            case ID -> "0199c0de-0000-7000-8000-00000000abcd";
            case TEXT, JSON -> "text";
            case TIME -> "1764368100000001";
            case NUMBER -> "42";
        }).toList();
        byte[] hash = hash(values);
        for (int changed = 0; changed < values.size(); changed++) {
            List<String> others = new ArrayList<>(values);
            others.set(changed, switch (EventFormat.CURRENT.columns().get(changed).kind()) {
                case ID -> "0199c0de-0000-7000-8000-00000000abce";
                case TEXT, JSON -> "text ";
                case TIME -> "1764368100000002";
                case NUMBER -> "43";
            });
            assertThat(hash(others)).as("column %d", changed).isNotEqualTo(hash);
            others.set(changed, null);
            assertThat(hash(others)).as("column %d", changed).isNotEqualTo(hash);
        }
    }

    @Test
    void anEmptyTextIsNotNothingAndTheWordNullIsNeither() {
        List<String> values = new ArrayList<>(Arrays.asList(new String[EventFormat.CURRENT.columns().size()]));
        byte[] nothing = hash(values);
        values.set(1, "");
        byte[] empty = hash(values);
        values.set(1, "null");

        assertThat(hash(values)).isNotEqualTo(nothing).isNotEqualTo(empty);
        assertThat(empty).isNotEqualTo(nothing);
    }

    @Test
    void takesNoMoreAndNoFewerColumnsThanTheFormatHas() {
        hasher.begin().nothing();

        assertThatThrownBy(() -> hasher.finish(new byte[32], 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> EventFormat.CURRENT.columns().forEach(column -> hasher.nothing()))
                .isInstanceOf(IllegalStateException.class);
    }

    private interface Value {

        String of(EventFormat.Column column);
    }

    private String json(Value value) {
        hasher.begin();
        EventFormat.CURRENT.columns().forEach(column -> hasher.value(value.of(column)));
        hasher.finish(new byte[32], 0);
        return new String(hasher.toJson(), UTF_8);
    }

    private byte[] hash(List<String> values) {
        byte[] hash = new byte[32];
        hasher.begin();
        values.forEach(hasher::value);
        hasher.finish(hash, 0);
        return hash;
    }
}
