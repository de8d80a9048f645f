package com.insightpulseai.mcp.functions.ops.read;

import java.util.ArrayList;
import java.util.List;

import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

/**
 * Writes a statement from fixed fragments. Values are bound as parameters and never become text.
 */
public final class SqlText {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    public SqlText() {
    }

    /** Begins a statement with a hint, whose reader is the first parameter. */
    public SqlText(ReadHint hint) {
        values.add(hint.reader());
    }

    /**
     * Appends a fragment of this program's own.
     *
     * @param values for its question marks, in their order
     */
    public SqlText add(String fragment, Object... values) {
        int next = 0;
        for (int i = 0; i < fragment.length(); i++) {
            char character = fragment.charAt(i);
            if (character == '?') {
                this.values.add(values[next++]);
                text.append('$').append(this.values.size());
            } else {
                text.append(character);
            }
        }
        if (next != values.length) {
            throw new IllegalArgumentException("a fragment has " + next + " question marks and " + values.length + " values");
        }
        return this;
    }

    public Statement statement() {
        return Statement.of(text.toString(), values.toArray());
    }
}
