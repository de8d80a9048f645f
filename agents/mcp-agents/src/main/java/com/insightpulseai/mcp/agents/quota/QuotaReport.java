package com.insightpulseai.mcp.agents.quota;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.agents.report.AgentReport;
import com.insightpulseai.mcp.agents.report.Document;
import com.insightpulseai.mcp.agents.report.Document.Mood;
import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.agents.report.Numbers;
import com.insightpulseai.mcp.agents.report.Phrase;
import com.insightpulseai.mcp.agents.report.Times;
import com.insightpulseai.mcp.cli.ExitCode;

/**
 * The budgets and what is over the mark.
 *
 * @param mark in percent
 * @param window of what Sentry took
 * @param gaps parts that failed
 * @param limits of what can be known at present
 */
record QuotaReport(int mark, Duration window, List<Budget> budgets, List<SentryIntake> intake, List<Gap> gaps,
        List<Gap> limits) implements AgentReport {

    private List<Phrase> over() {
        List<Phrase> over = new ArrayList<>();
        for (Budget budget : budgets) {
            if (budget.isExhausted()) {
                over.add(name(budget).then(" are used up"
                        + budget.resetsAt().map(reset -> " until " + Times.ofDay(reset)).orElse("")));
            } else if (budget.exhaustedAt().isPresent()) {
                over.add(
                        name(budget).then(" is used up at " + Times.full(budget.exhaustedAt().get()) + " at the present rate"));
            } else if (budget.isOver(mark)) {
                over.add(name(budget).then(" is used to " + budget.percent().orElse(0L) + " %"));
            }
        }
        intake.stream().filter(each -> each.isOver(mark))
                .map(each -> Phrase.of("Sentry drops " + each.droppedPercent() + " % of ")
                        .thenForeign(each.category()))
                .forEach(over::add);
        return over;
    }

    private static Phrase name(Budget budget) {
        return Phrase.of(budget.who() + ": ").thenForeign(budget.what());
    }

    @Override
    public int exitCode() {
        if (!over().isEmpty()) {
            return ExitCode.ATTENTION;
        }
        return gaps.isEmpty() ? ExitCode.OK : ExitCode.UNKNOWN;
    }

    @Override
    public Document document() {
        List<Phrase> over = over();
        Document document = new Document();
        if (!over.isEmpty()) {
            document.title(Phrase.of("Over the mark of " + mark + " %: " + Numbers.count(over.size(), "budget")), Mood.BAD);
        } else if (!gaps.isEmpty()) {
            document.title(Phrase.of("Not all is known; what is known is below the mark of " + mark + " %"), Mood.UNCERTAIN);
        } else {
            document.title(Phrase.of("Below the mark of " + mark + " %, as far as this caller can see"), Mood.GOOD);
        }
        document.bullets(over).heading("Budgets");
        document.table(List.of("who", "what", "used", "limit", "share", "whole again", "used up"),
                budgets.stream().map(QuotaReport::row).toList());
        if (!intake.isEmpty()) {
            document.heading("Taken by Sentry in " + Times.length(window));
            document.table(List.of("category", "accepted", "dropped"), intake.stream().map(each -> List.of(
                    Phrase.foreign(each.category()), Phrase.of(Numbers.count(each.accepted())),
                    Phrase.of(Numbers.count(each.dropped())))).toList());
        }
        List<Gap> all = new ArrayList<>(gaps);
        all.addAll(limits);
        return document.section("Not known", all.stream().map(Gap::phrase).toList());
    }

    private static List<Phrase> row(Budget budget) {
        return List.of(Phrase.of(budget.who()), Phrase.foreign(budget.what()), Phrase.of(count(budget.used())),
                Phrase.of(count(budget.limit())), Phrase.of(budget.percent().map(share -> share + " %").orElse("?")),
                Phrase.of(budget.resetsAt().map(Times::ofDay).orElse("?")),
                Phrase.of(budget.exhaustedAt().map(Times::ofDay).orElse(budget.percent().isPresent() ? "-" : "?")));
    }

    private static String count(Optional<Long> number) {
        return number.map(Numbers::count).orElse("?");
    }

    @Override
    public JsonFields json() {
        return new JsonFields().put("agent", "quota-watch").put("warn_percent", mark)
                .put("over", exitCode() == ExitCode.ATTENTION)
                .put("budgets", budgets.stream().map(budget -> budget.json(mark)).toList())
                .put("window_seconds", window.toSeconds())
                .put("sentry_intake", intake.stream().map(each -> each.json(mark)).toList())
                .put("failed", gaps.stream().map(Gap::json).toList())
                .put("not_known", limits.stream().map(Gap::json).toList());
    }
}
