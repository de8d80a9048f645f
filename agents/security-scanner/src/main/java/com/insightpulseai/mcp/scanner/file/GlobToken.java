package com.insightpulseai.mcp.scanner.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A piece of a pattern, and what it makes of the next character of a path. */
sealed interface GlobToken {

    /** Says whether the piece takes the character and may take more. */
    boolean stays(char character);

    /** Says whether the piece takes the character and ends with it. */
    boolean leaves(char character);

    /** Says whether the piece may take no character. */
    boolean mayBeEmpty();

    /** Returns the text before the first wildcard. */
    static String beginning(List<GlobToken> tokens) {
        StringBuilder text = new StringBuilder();
        for (GlobToken token : tokens) {
            if (!(token instanceof Literal one)) {
                break;
            }
            text.append(one.character);
        }
        return text.toString();
    }

    /** Returns the text after the last wildcard. */
    static String end(List<GlobToken> tokens) {
        List<GlobToken> reversed = new ArrayList<>(tokens);
        Collections.reverse(reversed);
        return new StringBuilder(beginning(reversed)).reverse().toString();
    }

    /** One character. */
    record Literal(char character) implements GlobToken {

        @Override
        public boolean stays(char other) {
            return false;
        }

        @Override
        public boolean leaves(char other) {
            return character == other;
        }

        @Override
        public boolean mayBeEmpty() {
            return false;
        }
    }

    /** One character of a class, which never has the slash. */
    record OneOf(GlobClass characters) implements GlobToken {

        @Override
        public boolean stays(char character) {
            return false;
        }

        @Override
        public boolean leaves(char character) {
            return character != '/' && characters.has(character);
        }

        @Override
        public boolean mayBeEmpty() {
            return false;
        }
    }

    /** Pieces without a content of their own. */
    enum Wildcard implements GlobToken {
        /** {@code ?}. */
        ONE,
        /** {@code *}. */
        WITHIN_PART,
        /** {@code **} at the end. */
        ANYTHING,
        /** {@code **}{@code /} before {@link #PARTS}: both may be passed over together. */
        NO_PARTS,
        /** {@code **}{@code /} that takes something, and ends with a slash. */
        PARTS;

        @Override
        public boolean stays(char character) {
            return this == ANYTHING || this == PARTS || this == WITHIN_PART && character != '/';
        }

        @Override
        public boolean leaves(char character) {
            return this == ONE && character != '/' || this == PARTS && character == '/';
        }

        @Override
        public boolean mayBeEmpty() {
            return this == WITHIN_PART || this == ANYTHING || this == NO_PARTS;
        }
    }
}
