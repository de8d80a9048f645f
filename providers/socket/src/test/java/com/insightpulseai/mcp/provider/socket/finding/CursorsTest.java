package com.insightpulseai.mcp.provider.socket.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.provider.socket.finding.Finding.AffectedPackage;

class CursorsTest {

    @Test
    void bringsBackThePlaceOfAFinding() {
        Finding last = new Finding(Severity.UNKNOWN, "größe/日本😀", Optional.of("c"), Optional.empty(),
                new AffectedPackage("npm", "@a/b", Optional.empty()), true, List.of("x"), List.of(), Optional.empty(),
                Optional.of("odd"),
                Optional.of("k\"\\"), Optional.of("f"));

        FindingCursor cursor = FindingCursor.decode(new FindingCursor(last, 3).encoded()).orElseThrow();

        assertThat(cursor.isAt(last)).isTrue();
        assertThat(cursor.repeats()).isEqualTo(3);
    }

    @Test
    void bringsBackTheLongestPlace() {
        String longest = "\u0001".repeat(500);
        Finding last = new Finding(Severity.LOW, longest, Optional.empty(), Optional.empty(),
                new AffectedPackage(longest, longest, Optional.of(longest)), false, List.of(), List.of(), Optional.of(longest),
                Optional.of(longest), Optional.of(longest), Optional.empty());

        assertThat(FindingCursor.decode(new FindingCursor(last, 999_999).encoded())).isPresent();
    }

    @Test
    void bringsBackAPlaceInTheListOfAlerts() {
        assertThat(AlertCursor.decode(AlertCursor.START.encoded())).contains(AlertCursor.START);
        AlertCursor further = new AlertCursor(Optional.of("abc=/+"), 17);
        assertThat(AlertCursor.decode(further.encoded())).contains(further);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "!", "abc", "bnVsbA", "W10", "eyJhIjoxfQ", "WyJhIiwiLTEiXQ", "WyJhIiwiMTAwMDAwMCJd",
            "WyJhIixudWxsXQ" })
    void readsNothingElse(String cursor) {
        assertThat(AlertCursor.decode(cursor)).isEmpty();
        assertThat(FindingCursor.decode(cursor)).isEmpty();
    }

    @Test
    void readsNothingOfUnboundedLength() {
        assertThat(AlertCursor.decode("A".repeat(Cursors.MAX_LENGTH + 1))).isEmpty();
        assertThat(AlertCursor.decode(new AlertCursor(Optional.of("a".repeat(2_000)), 0).encoded())).isPresent();
        assertThat(AlertCursor.decode(new AlertCursor(Optional.of("a".repeat(2_001)), 0).encoded())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "[\"\\ud800\",\"0\"]", "[\"é\",\"0\"]", "[\"a\\nb\",\"0\"]", "[\"\\u007f\",\"0\"]" })
    void readsNoPlaceInTheListOfAlertsThatNoUrlCanCarryAsItIs(String parts) {
        assertThat(AlertCursor.decode(Base64.getUrlEncoder().encodeToString(parts.getBytes(StandardCharsets.UTF_8)))).isEmpty();
    }
}
