package com.insightpulseai.mcp.scanner.gate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.insightpulseai.mcp.cli.SafeText;

/** Reads variables of the environment. An empty one is an absent one; a wrong one names itself and what it may be. */
public final class VariableReader {

    private static final List<String> TRUTHS = List.of("true", "false");
    private static final int LONGEST_SHOWN = 100;

    private final Map<String, String> environment;

    public VariableReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Returns the text of a variable, without blanks around it. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Returns the lines of a variable that are not blank, without blanks around them. */
    public List<String> lines(String name) {
        return text(name).map(value -> value.lines().map(String::strip).filter(line -> !line.isEmpty()).toList())
                .orElse(List.of());
    }

    /** Returns the truth of a variable that is {@code true} or {@code false}. */
    public Optional<Boolean> truth(String name) {
        return choice(name, word -> TRUTHS.contains(word) ? Optional.of(word.equals("true")) : Optional.empty(), TRUTHS);
    }

    /** Returns the constant whose word a variable is, without regard to case. */
    public <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        return choice(name,
                word -> constants.stream().filter(constant -> constant.toString().equalsIgnoreCase(word)).findFirst(),
                constants.stream().map(Enum::toString).toList());
    }

    /**
     * Returns what a variable means that has to be one of several words.
     *
     * @throws GateVariableException for another word, with the nearest one
     */
    <T> Optional<T> choice(String name, Function<String, Optional<T>> parse, List<String> words) {
        return text(name).map(value -> parse.apply(value).orElseThrow(() -> new GateVariableException(name,
                shown(value) + " is none of " + String.join(", ", words),
                NearestWord.of(value, words).map(word -> "did you mean " + word + "?"))));
    }

    /**
     * Returns what a variable means that follows a rule.
     *
     * @param parse throws {@link IllegalArgumentException} with the rule, for people
     * @throws GateVariableException for a value that breaks it
     */
    public <T> Optional<T> value(String name, Function<String, T> parse) {
        return text(name).map(value -> {
            try {
                return parse.apply(value);
            } catch (IllegalArgumentException e) {
                throw new GateVariableException(name, shown(value) + " " + e.getMessage(), Optional.empty());
            }
        });
    }

    private static String shown(String value) {
        return "\"" + SafeText.oneLine(value, LONGEST_SHOWN) + "\"";
    }
}
