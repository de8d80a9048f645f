package com.insightpulseai.mcp.agents.report;

import java.util.ArrayList;
import java.util.List;

/** A report for people, block by block. Built once by one thread. */
public final class Document {

    private final List<Block> blocks = new ArrayList<>();

    /** A part of a document. */
    sealed interface Block permits Title, Heading, Paragraph, Bullets, Table {
    }

    /** The title, with the mood of what it says. */
    record Title(Phrase phrase, Mood mood) implements Block {
    }

    record Heading(String words) implements Block {
    }

    record Paragraph(Phrase phrase) implements Block {
    }

    record Bullets(List<Phrase> items) implements Block {
    }

    record Table(List<String> columns, List<List<Phrase>> rows) implements Block {
    }

    /** How urgent a title is. */
    public enum Mood {
        GOOD,
        UNCERTAIN,
        BAD,
        PLAIN
    }

    /** Sets what the report says in one line. */
    public Document title(Phrase phrase, Mood mood) {
        blocks.add(new Title(phrase, mood));
        return this;
    }

    /** Adds a heading of own words. */
    public Document heading(String words) {
        blocks.add(new Heading(words));
        return this;
    }

    /** Adds a paragraph of one line. */
    public Document paragraph(Phrase phrase) {
        blocks.add(new Paragraph(phrase));
        return this;
    }

    /** Adds a list, or nothing without items. */
    public Document bullets(List<Phrase> items) {
        if (!items.isEmpty()) {
            blocks.add(new Bullets(List.copyOf(items)));
        }
        return this;
    }

    /** Adds a heading and a list below it, or nothing without items. */
    public Document section(String words, List<Phrase> items) {
        return items.isEmpty() ? this : heading(words).bullets(items);
    }

    /** Adds a table whose rows have a cell for each column. */
    public Document table(List<String> columns, List<List<Phrase>> rows) {
        blocks.add(new Table(List.copyOf(columns), List.copyOf(rows)));
        return this;
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }
}
