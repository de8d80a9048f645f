package com.insightpulseai.mcp.functions.ops.read;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

/**
 * The parameters of a query. Each is read by its name, and a value that is not valid is remembered as a violation and taken for
 * absent; {@link #check()} then refuses the request for all of them at once. A parameter that nothing has read is a violation
 * too, and so is one that is there twice. An empty value counts as absent.
 */
public final class OpsQuery {

    /** In days: no range begins earlier. */
    public static final int MAX_DAYS = 400;

    /** In UTF-16 units, of a parameter's value. */
    static final int LONGEST_TEXT = 200;

    private static final Duration USUAL_RANGE = Duration.ofHours(24);
    /** A page asks for all that there is, and its request takes time. */
    private static final Duration BEHIND = Duration.ofHours(1);
    /** A page's clock may be ahead by so much. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final int MOST_VIOLATIONS = 50;
    private static final int LONGEST_NAME = 50;
    /** Stands for bytes that are not valid UTF-8 once they are decoded. */
    private static final int NO_CHARACTER = '\uFFFD';
    private static final String NO_UUID = "must be a UUID";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}");
    private static final Pattern UUID_FORM = Pattern
            .compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");

    private final Map<String, List<String>> parameters;
    private final OffsetDateTime now;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    /**
     * @param parameters decoded, as {@code UriInfo.getQueryParameters()} returns them
     * @param now the time to which ranges are relative
     */
    public OpsQuery(Map<String, List<String>> parameters, OffsetDateTime now) {
        this.parameters = parameters;
        this.now = now.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /** The parameters of a request that is answered now. */
    public static OpsQuery of(Map<String, List<String>> parameters) {
        return new OpsQuery(parameters, OffsetDateTime.now(ZoneOffset.UTC));
    }

    /** The time to which ranges are relative, in UTC. */
    public OffsetDateTime now() {
        return now;
    }

    /** A text of at most 200 characters without control characters, in valid UTF-8. */
    public Optional<String> text(String name) {
        known.add(name);
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            violate(name, "is there " + values.size() + " times; give it once");
            return Optional.empty();
        }
        return values.stream().findFirst().filter(text -> !text.isEmpty()).filter(text -> checkText(name, text));
    }

    /**
     * Checks a text that is no parameter, such as a part of the path, as parameters are checked.
     *
     * @return whether it is valid
     */
    public boolean checkText(String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            violate(field, "has more than " + LONGEST_TEXT + " characters");
            return false;
        }
        if (isUnstorable(text)) {
            violate(field, "has a control character, or bytes that are no character");
            return false;
        }
        return true;
    }

    /** One of some words. */
    public Optional<String> oneOf(String name, Collection<String> words) {
        return parsed(name, "must be " + String.join(", ", words), value -> words.contains(value) ? value : null);
    }

    /** Some of some words, separated by commas; empty where it is absent. */
    public List<String> anyOf(String name, Collection<String> words) {
        return parsed(name, "must be one or more of " + String.join(", ", words) + ", separated by commas", value -> {
            List<String> asked = List.of(value.split(",", -1));
            return words.containsAll(asked) ? asked.stream().distinct().toList() : null;
        }).orElse(List.of());
    }

    /** A UUID. */
    public Optional<UUID> uuid(String name) {
        return parsed(name, NO_UUID, value -> uuidOf(value).orElse(null));
    }

    /** A UUID of the usual form, which all 36 characters have; empty for any other text. */
    static Optional<UUID> uuidOf(String text) {
        return text.length() == 36 && UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /**
     * Returns the UUID in a path that takes no parameters but those that are read by now.
     *
     * @throws ProblemException as {@link #check()} does
     */
    public UUID idOfPath(String text) {
        Optional<UUID> id = uuidOf(text);
        if (id.isEmpty()) {
            violate("id", NO_UUID);
        }
        check();
        return id.orElseThrow();
    }

    /** A place in a list, as a page of it names one. */
    public Optional<Cursor> cursor(String name) {
        return parsed(name, "is not a cursor of this API", value -> Cursor.parse(value).orElse(null));
    }

    /** A whole number. */
    public OptionalInt integer(String name, int least, int greatest) {
        return parsed(name, "must be a whole number from " + least + " to " + greatest, value -> {
            if (!NUMBER.matcher(value).matches()) {
                return null;
            }
            long number = Long.parseLong(value);
            return number < least || number > greatest ? null : (int) number;
        }).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** A time with its offset, such as {@code 2026-11-28T14:31:07.412Z}, in UTC. */
    public Optional<OffsetDateTime> time(String name) {
        return parsed(name, "must be a time such as 2026-11-28T14:31:07.412Z, of the years 2000 to 2100", value -> {
            try {
                OffsetDateTime time = OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MICROS);
                return time.getYear() < 2000 || time.getYear() > 2100 ? null : time;
            } catch (DateTimeException notATime) {
                return null;
            }
        });
    }

    /**
     * The range from {@code from} until {@code to}: the last 24 hours, unless the query says otherwise; it begins at most
     * {@value #MAX_DAYS} days ago.
     */
    public QueryRange range() {
        int before = violations.size();
        Optional<OffsetDateTime> from = time("from");
        Optional<OffsetDateTime> to = time("to");
        QueryRange usual = new QueryRange(now.minus(USUAL_RANGE), now);
        if (violations.size() > before) {
            return usual;
        }
        OffsetDateTime end = to.orElse(now);
        OffsetDateTime begin = from.orElse(end.minus(USUAL_RANGE));
        if (!begin.isBefore(end)) {
            violate("from", to.isPresent() ? "must be before to" : "must be in the past");
        } else if (begin.isBefore(now.minusDays(MAX_DAYS).minus(BEHIND))) {
            violate("from", "must be at most " + MAX_DAYS + " days ago");
        } else if (end.isAfter(now.plus(AHEAD))) {
            violate("to", "must not be in the future");
        } else {
            return new QueryRange(begin, end);
        }
        return usual;
    }

    /** Remembers a violation that the reader of a parameter has found. */
    public void violate(String field, String message) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(new Violation(field, message));
        }
    }

    /** @throws ProblemException {@code invalid_input}, with all violations */
    public void check() {
        parameters.keySet().stream().filter(name -> !known.contains(name)).sorted().forEach(
                name -> violate(legible(name), known.isEmpty() ? "is not known; there are no parameters"
                        : "is not known; there are " + String.join(", ", known)));
        if (!violations.isEmpty()) {
            throw ProblemException.invalidInput("A parameter is not valid.", violations);
        }
    }

    private <T> Optional<T> parsed(String name, String message, Function<String, T> parse) {
        Optional<String> text = text(name);
        Optional<T> value = text.map(parse);
        if (text.isPresent() && value.isEmpty()) {
            violate(name, message);
        }
        return value;
    }

    private static boolean isUnstorable(String text) {
        return text.codePoints().anyMatch(character -> character == NO_CHARACTER || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE);
    }

    private static String legible(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().limit(LONGEST_NAME).map(character -> isUnstorable(Character.toString(character)) ? '?' : character)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
