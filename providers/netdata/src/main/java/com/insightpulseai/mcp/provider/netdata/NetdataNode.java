package com.insightpulseai.mcp.provider.netdata;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.upstream.Trimmed;

/** A machine that Netdata has metrics of. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NetdataNode(
        @JsonPropertyDescription("Name of the host, to be used where a tool asks for nodes") String hostname,
        @JsonPropertyDescription("Netdata's id of the node, where it is connected to Netdata Cloud") Optional<String> nodeId,
        @JsonPropertyDescription("reachable, or stale where its data does not arrive any more") String state,
        @JsonPropertyDescription("Version of its Netdata Agent") Optional<String> version,
        @JsonPropertyDescription("Operating system with its version") Optional<String> os,
        @JsonPropertyDescription("Architecture, such as x86_64") Optional<String> architecture,
        @JsonPropertyDescription("Number of CPU cores") Optional<Long> cpus,
        @JsonPropertyDescription("Memory in bytes") Optional<Long> memoryBytes,
        @JsonPropertyDescription("Alerts by status") Optional<AlertCounts> alerts) {

    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final String UNKNOWN = "unknown";

    /** How many of a node's alerts have which status. */
    public record AlertCounts(
            @JsonPropertyDescription("Critical alerts") int critical,
            @JsonPropertyDescription("Warnings") int warning,
            @JsonPropertyDescription("Alerts that are clear") int clear) {

        /** What is left out is none, but what is no number is not known: empty. */
        public static Optional<AlertCounts> of(JsonNode critical, JsonNode warning, JsonNode clear) {
            return Stream.of(critical, warning, clear).allMatch(AlertCounts::isCount)
                    ? Optional.of(new AlertCounts(count(critical), count(warning), count(clear)))
                    : Optional.empty();
        }

        private static boolean isCount(JsonNode number) {
            return number == null || number.isNull() || number.canConvertToInt() && number.isIntegralNumber();
        }

        private static int count(JsonNode number) {
            return number == null ? 0 : number.asInt();
        }
    }

    /** What a node goes by: its host name, or the id in the name's place, which tools take as well; empty without either. */
    public static Optional<String> name(String hostname, String id) {
        return Stream.of(hostname, id).filter(text -> text != null && !text.isBlank()).findFirst();
    }

    /** A node as Netdata tells of it: what it does not know is null, empty or {@code unknown}. */
    public static NetdataNode of(String id, String hostname, String version, String state, String os, String architecture,
            String cpus, String memory, Optional<AlertCounts> alerts) {
        return new NetdataNode(Trimmed.text(hostname, MAX_NAME), known(id), known(state).orElse(UNKNOWN), known(version),
                known(os), known(architecture), number(cpus), number(memory), alerts);
    }

    /** The words that are known, in a row. */
    public static String words(String... words) {
        return Stream.of(words).filter(Objects::nonNull).filter(word -> known(word).isPresent())
                .collect(Collectors.joining(" "));
    }

    private static Optional<Long> number(String text) {
        return known(text).filter(digits -> NUMBER.matcher(digits).matches()).map(Long::valueOf);
    }

    private static Optional<String> known(String text) {
        return Optional.ofNullable(text).map(String::strip)
                .filter(known -> !known.isEmpty() && !known.toLowerCase(Locale.ROOT).equals(UNKNOWN))
                .map(known -> Trimmed.text(known, MAX_TEXT));
    }
}
