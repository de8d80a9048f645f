package com.insightpulseai.mcp.agents.release;

import java.util.List;
import java.util.Set;

import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.agents.report.Numbers;
import com.insightpulseai.mcp.agents.report.Phrase;
import com.insightpulseai.mcp.sdk.sentry.Issue;

/** No new error. A new issue of a lower level is a note; a level that is absent or unknown counts as an error. */
final class IssueRule {

    private static final Set<String> BELOW_ERROR = Set.of("warning", "info", "debug", "sample");
    private static final Set<String> CLOSED = Set.of("resolved", "ignored");

    private IssueRule() {
    }

    /** @param why such as {@code first seen in} */
    static void judge(List<Issue> issues, String why, String of, Evidence evidence) {
        for (Issue issue : issues) {
            if (CLOSED.contains(issue.status())) {
                continue;
            }
            Reason reason = reason(issue, why, of);
            if (issue.level().filter(BELOW_ERROR::contains).isPresent()) {
                evidence.note(reason);
            } else {
                evidence.against(reason);
            }
        }
    }

    private static Reason reason(Issue issue, String why, String of) {
        Phrase phrase = Phrase.of("new ").thenForeign(issue.level().orElse("issue")).then(" ")
                .thenForeign(issue.shortId().orElse(issue.id())).then(" ").thenSentence(issue.title()).then(", " + why + " ")
                .thenForeign(of).then(issue.count().map(count -> ", " + Numbers.count(count, "event")).orElse(""))
                .then(issue.userCount().map(users -> ", " + Numbers.count(users, "user")).orElse(""))
                .then(issue.permalink().isPresent() ? " " : "");
        return new Reason("issue", issue.permalink().map(phrase::thenLink).orElse(phrase),
                new JsonFields().put("id", issue.id()).put("short_id", issue.shortId()).put("title", issue.title())
                        .put("level", issue.level()).put("project", issue.project()).put("count", issue.count())
                        .put("user_count", issue.userCount()).put("first_seen", issue.firstSeen())
                        .put("url", issue.permalink()));
    }
}
