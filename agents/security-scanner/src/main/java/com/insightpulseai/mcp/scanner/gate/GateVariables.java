package com.insightpulseai.mcp.scanner.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import com.insightpulseai.mcp.cli.SafeText;

/**
 * Settings from variables of the environment.
 *
 * @param layer their settings
 * @param warnings about variables that no part of the program reads
 */
public record GateVariables(GateLayer layer, List<String> warnings) {

    /** The beginning of the names of all variables of the gate. */
    public static final String PREFIX = "MCP_GATE_";

    private static final String SEVERITY = PREFIX + "SEVERITY";
    private static final String FAIL_ON = PREFIX + "FAIL_ON";
    private static final String UNKNOWN_SEVERITY = PREFIX + "UNKNOWN_SEVERITY";
    private static final String STRICT = PREFIX + "STRICT";
    private static final String EXCLUDE = PREFIX + "EXCLUDE";
    private static final List<String> NAMES = List.of(SEVERITY, FAIL_ON, UNKNOWN_SEVERITY, STRICT, EXCLUDE);
    private static final int MOST_WARNINGS = 20;
    private static final int LONGEST_NAME = 100;

    public GateVariables {
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads {@code MCP_GATE_SEVERITY}, {@code _FAIL_ON}, {@code _UNKNOWN_SEVERITY}, {@code _STRICT} and {@code _EXCLUDE}, which
     * has one pattern a line. An empty variable is an absent one.
     *
     * @param readElsewhere names that begin alike and have another reader
     * @throws GateVariableException for a value that is none of the choices
     */
    public static GateVariables read(Map<String, String> environment, Collection<String> readElsewhere) {
        VariableReader variables = new VariableReader(environment);
        GateLayer layer = new GateLayer(variables.choice(SEVERITY, SeverityThreshold::parse, SeverityThreshold.words()),
                variables.choice(FAIL_ON, FailOn::parse, FailOn.words()),
                variables.choice(UNKNOWN_SEVERITY, UnknownSeverity::parse, UnknownSeverity.words()), variables.truth(STRICT),
                patterns(variables.lines(EXCLUDE)));
        return new GateVariables(layer, unknown(environment, readElsewhere));
    }

    private static List<String> patterns(List<String> lines) {
        for (String pattern : lines) {
            ExcludePattern.complaint(pattern).ifPresent(complaint -> {
                throw new GateVariableException(EXCLUDE, complaint, Optional.empty());
            });
        }
        return lines;
    }

    private static List<String> unknown(Map<String, String> environment, Collection<String> readElsewhere) {
        TreeSet<String> known = new TreeSet<>(readElsewhere);
        known.addAll(NAMES);
        List<String> warnings = new ArrayList<>();
        for (String name : new TreeMap<>(environment).keySet()) {
            if (name.startsWith(PREFIX) && !known.contains(name) && warnings.size() < MOST_WARNINGS) {
                warnings.add("nothing reads the variable " + SafeText.oneLine(name, LONGEST_NAME)
                        + NearestWord.of(name, known).map(word -> "; did you mean " + word + "?").orElse(""));
            }
        }
        return warnings;
    }
}
