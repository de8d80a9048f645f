package com.insightpulseai.mcp.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Collectors;

import io.vertx.mutiny.sqlclient.Tuple;

/**
 * A statement that has its parameters as literals, for the simple query protocol. A literal is made of digits, letters and
 * signs
 * that end no literal, whatever the parameter's value and the session's settings: text is the hexadecimal form of its UTF-8.
 *
 * @see <a href="https://www.postgresql.org/docs/17/protocol-flow.html#PROTOCOL-FLOW-SIMPLE-QUERY">PostgreSQL: simple query</a>
 */
final class SimpleStatement {

    private static final HexFormat HEX = HexFormat.of();

    private SimpleStatement() {
    }

    /**
     * Writes the parameters in the place of {@code $1}, {@code $2} and so on.
     *
     * @param statement one of this program's own, in which a dollar sign is nothing else
     * @throws IllegalArgumentException for a parameter of a type that no statement has so far
     */
    static String of(String statement, Tuple parameters) {
        StringBuilder text = new StringBuilder(statement.length());
        int at = 0;
        while (at < statement.length()) {
            char character = statement.charAt(at++);
            if (character != '$') {
                text.append(character);
                continue;
            }
            int number = 0;
            while (at < statement.length() && statement.charAt(at) >= '0' && statement.charAt(at) <= '9') {
                number = 10 * number + statement.charAt(at++) - '0';
            }
            text.append(literal(parameters.getValue(number - 1)));
        }
        return text.toString();
    }

    private static String literal(Object value) {
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof Integer || value instanceof Long) {
            return "(" + value + ")";
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return "'" + value + "'::pg_catalog.float8";
        }
        if (value instanceof UUID || value instanceof OffsetDateTime) {
            return "'" + value + "'";
        }
        if (value instanceof String text) {
            // Its name of an encoding would give the text another collation.
            return "(pg_catalog.convert_from(pg_catalog.decode('" + HEX.formatHex(text.getBytes(UTF_8))
                    + "', 'hex'), 'UTF8') collate pg_catalog.\"default\")";
        }
        if (value instanceof Integer[] || value instanceof String[]) {
            String items = Arrays.stream((Object[]) value).map(SimpleStatement::literal).collect(Collectors.joining(", "));
            return "array[" + items + "]::pg_catalog." + (value instanceof String[] ? "text[]" : "int4[]");
        }
        throw new IllegalArgumentException("there is no literal for a " + value.getClass().getName());
    }
}
