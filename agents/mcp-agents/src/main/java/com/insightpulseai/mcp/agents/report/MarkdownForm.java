package com.insightpulseai.mcp.agents.report;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.agents.report.Document.Block;
import com.insightpulseai.mcp.agents.report.Document.Bullets;
import com.insightpulseai.mcp.agents.report.Document.Heading;
import com.insightpulseai.mcp.agents.report.Document.Paragraph;
import com.insightpulseai.mcp.agents.report.Document.Table;
import com.insightpulseai.mcp.agents.report.Document.Title;
import com.insightpulseai.mcp.agents.report.Phrase.ForeignSentence;
import com.insightpulseai.mcp.agents.report.Phrase.ForeignText;
import com.insightpulseai.mcp.agents.report.Phrase.Link;
import com.insightpulseai.mcp.agents.report.Phrase.OwnWords;
import com.insightpulseai.mcp.agents.report.Phrase.Piece;
import com.insightpulseai.mcp.cli.MarkdownText;
import com.insightpulseai.mcp.cli.SafeText;

/** A document in GitHub-flavoured Markdown. Texts of others are code spans. */
final class MarkdownForm {

    private final StringBuilder text = new StringBuilder();

    private MarkdownForm() {
    }

    static String of(Document document) {
        MarkdownForm form = new MarkdownForm();
        document.blocks().forEach(form::add);
        return form.text.toString();
    }

    private void add(Block block) {
        if (text.length() > 0) {
            text.append('\n');
        }
        if (block instanceof Title title) {
            line("## " + inline(title.phrase()));
        } else if (block instanceof Heading heading) {
            line("### " + heading.words());
        } else if (block instanceof Paragraph paragraph) {
            line(inline(paragraph.phrase()));
        } else if (block instanceof Bullets bullets) {
            bullets.items().forEach(item -> line("- " + inline(item)));
        } else if (block instanceof Table table) {
            line("| " + String.join(" | ", table.columns()) + " |");
            line("|" + " --- |".repeat(table.columns().size()));
            table.rows().forEach(this::row);
        }
    }

    private void row(List<Phrase> cells) {
        line(cells.stream().map(cell -> joined(cell, MarkdownText::cell)).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private static String inline(Phrase phrase) {
        return joined(phrase, MarkdownText::code);
    }

    private static String joined(Phrase phrase, UnaryOperator<String> foreign) {
        return phrase.pieces().stream().map(piece -> inline(piece, foreign)).collect(Collectors.joining());
    }

    private static String inline(Piece piece, UnaryOperator<String> foreign) {
        if (piece instanceof OwnWords own) {
            return own.text();
        } else if (piece instanceof Link link) {
            return "<" + link.url() + ">";
        } else if (piece instanceof ForeignSentence sentence) {
            return MarkdownText.prose(SafeText.oneLine(sentence.text(), Phrase.mostCharacters()));
        }
        return foreign.apply(SafeText.oneLine(((ForeignText) piece).text(), Phrase.mostCharacters()));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
