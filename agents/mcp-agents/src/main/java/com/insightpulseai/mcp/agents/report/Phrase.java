package com.insightpulseai.mcp.agents.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line of a report: own words, and texts of others, which no form of a report takes for markup. Immutable. */
public final class Phrase {

    private static final int MOST_CHARACTERS = 300;

    private final List<Piece> pieces;

    /** A part of a phrase. */
    sealed interface Piece permits OwnWords, ForeignText, ForeignSentence, Link {
    }

    /** Words of an agent, without any markup. */
    record OwnWords(String text) implements Piece {
    }

    /** Text of a provider, of a user's option or of the server. */
    record ForeignText(String text) implements Piece {
    }

    /** Text of others that reads as a sentence rather than a name. */
    record ForeignSentence(String text) implements Piece {
    }

    /** The address of a page for people. */
    record Link(String url) implements Piece {
    }

    private Phrase(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** Begins with own words. */
    public static Phrase of(String words) {
        return new Phrase(words.isEmpty() ? List.of() : List.of(new OwnWords(words)));
    }

    /** Begins with a text of others. */
    public static Phrase foreign(String text) {
        return of("").thenForeign(text);
    }

    /** Adds own words. */
    public Phrase then(String words) {
        return with(new OwnWords(words));
    }

    /** Adds a text of others, of which 300 characters are shown at most. */
    public Phrase thenForeign(String text) {
        return text.isBlank() ? this : with(new ForeignText(text));
    }

    /** Adds a text of others that reads as a sentence, such as a message; 300 characters are shown at most. */
    public Phrase thenSentence(String text) {
        return text.isBlank() ? this : with(new ForeignSentence(text));
    }

    /** Adds the address of a page, if it is one of https that needs no escapes; any other is a text of others. */
    public Phrase thenLink(String url) {
        boolean isPlain = url.length() <= MOST_CHARACTERS && url.toLowerCase(Locale.ROOT).startsWith("https://")
                && url.chars().allMatch(Phrase::isPlainInUrls);
        return isPlain ? with(new Link(url)) : thenForeign(url);
    }

    private static boolean isPlainInUrls(int character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9' || "/:.-_~?=&%+#".indexOf(character) >= 0;
    }

    private Phrase with(Piece piece) {
        List<Piece> all = new ArrayList<>(pieces);
        all.add(piece);
        return new Phrase(all);
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** How many characters of a text of others are shown. */
    static int mostCharacters() {
        return MOST_CHARACTERS;
    }
}
