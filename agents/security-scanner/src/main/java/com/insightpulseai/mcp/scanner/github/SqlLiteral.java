package com.insightpulseai.mcp.scanner.github;

/**
 * A text as a literal of PostgreSQL, in one line of ASCII. A branch may have any name, and an administrator copies the line.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS-ESCAPE">String constants
 *      with C-style escapes</a>
 */
final class SqlLiteral {

    private SqlLiteral() {
    }

    /** Returns the literal, quotes included; an escape is written where the text has more than letters, digits and signs. */
    static String of(String text) {
        if (text.codePoints().allMatch(SqlLiteral::isPlain)) {
            return "'" + text.replace("'", "''") + "'";
        }
        StringBuilder literal = new StringBuilder("E'");
        text.codePoints().forEach(character -> {
            if (character == '\'') {
                literal.append("''");
            } else if (isPlain(character)) {
                literal.appendCodePoint(character);
            } else if (Character.isBmpCodePoint(character)) {
                literal.append(String.format("\\u%04x", character));
            } else {
                literal.append(String.format("\\U%08x", character));
            }
        });
        return literal.append('\'').toString();
    }

    /** A bracket could be a part of {@code ##[}, at which GitHub's runner looks for a command. */
    private static boolean isPlain(int character) {
        return character >= ' ' && character <= '~' && character != '\\' && character != '[';
    }
}
