package com.insightpulseai.mcp.agents.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
import com.insightpulseai.mcp.cli.DisplayWidth;
import com.insightpulseai.mcp.cli.SafeText;
import com.insightpulseai.mcp.cli.Terminal;
import com.insightpulseai.mcp.cli.Terminal.Colour;

/** A document for a terminal. */
final class TextForm {

    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();

    private TextForm(Terminal terminal) {
        this.terminal = terminal;
    }

    static String of(Document document, Terminal terminal) {
        TextForm form = new TextForm(terminal);
        document.blocks().forEach(form::add);
        return form.text.toString();
    }

    private void add(Block block) {
        if (block instanceof Title title) {
            line(terminal.coloured(colour(title), plain(title.phrase())));
        } else if (block instanceof Heading heading) {
            text.append('\n');
            line(terminal.coloured(Colour.BOLD, heading.words()));
        } else if (block instanceof Paragraph paragraph) {
            line(plain(paragraph.phrase()));
        } else if (block instanceof Bullets bullets) {
            bullets.items().forEach(item -> line("- " + plain(item)));
        } else if (block instanceof Table table) {
            add(table);
        }
    }

    private static Colour colour(Title title) {
        return switch (title.mood()) {
            case GOOD -> Colour.GREEN;
            case UNCERTAIN -> Colour.YELLOW;
            case BAD -> Colour.RED;
            case PLAIN -> Colour.BOLD;
        };
    }

    private void add(Table table) {
        List<List<String>> rows = table.rows().stream().map(row -> row.stream().map(TextForm::plain).toList()).toList();
        List<Integer> widths = IntStream.range(0, table.columns().size())
                .mapToObj(i -> Math.max(DisplayWidth.of(table.columns().get(i)),
                        rows.stream().mapToInt(row -> DisplayWidth.of(row.get(i))).max().orElse(0)))
                .toList();
        line(terminal.coloured(Colour.FAINT, row(table.columns(), widths)));
        rows.forEach(row -> line(row(row, widths)));
    }

    private static String row(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> cells.get(i) + " ".repeat(widths.get(i) - DisplayWidth.of(cells.get(i))))
                .collect(Collectors.joining("  ")).stripTrailing();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    static String plain(Phrase phrase) {
        return phrase.pieces().stream().map(TextForm::plain).collect(Collectors.joining());
    }

    private static String plain(Piece piece) {
        if (piece instanceof OwnWords own) {
            return own.text();
        } else if (piece instanceof Link link) {
            return link.url();
        } else if (piece instanceof ForeignSentence sentence) {
            return SafeText.oneLine(sentence.text(), Phrase.mostCharacters());
        }
        return SafeText.oneLine(((ForeignText) piece).text(), Phrase.mostCharacters());
    }
}
