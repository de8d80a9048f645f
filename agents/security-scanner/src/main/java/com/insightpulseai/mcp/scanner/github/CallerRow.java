package com.insightpulseai.mcp.scanner.github;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The row of the server's federated callers that would let a job in, for an administrator to judge. It is as narrow as the
 * job's own token allows: these events, this workflow or ref, and the tools of a gate alone.
 */
public final class CallerRow {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final String TOOLS = "'{socket/scan.repo,socket/scan.get,socket/files.supported}'";
    private static final String ROLE = "'ops_operator'";
    private static final String PULL_REQUEST = "pull_request";
    private static final String MERGE_GROUP = "merge_group";

    private static final String TITLE = "-- For an administrator of the server, the narrowest row that lets this job in:";
    /** No row lets in a token that the server refuses before it looks for one. */
    private static final String CONDITION = "-- If such a row is there already: the server has to trust the token's issuer, "
            + "%s, and its GITHUB_OIDC_AUDIENCE has to be the token's audience, %s.";
    private static final List<String> RISK = List.of(
            "-- The workflow is a file of the change itself, so its author decides what the token does. Better: call a "
                    + "reusable",
            "-- workflow of a protected branch, and run the job again for its row. This one lets every change of the "
                    + "repository in:");

    private final TokenClaims claims;
    private final String event;
    private final String workflow;

    private CallerRow(TokenClaims claims) {
        this.claims = claims;
        this.event = claims.text("event_name").orElse("");
        this.workflow = claims.text("job_workflow_ref").orElse("");
    }

    /**
     * Returns lines of SQL, which can be pasted as they are: the statement, with remarks. Empty for a token that is none of
     * GitHub Actions.
     */
    public static List<String> statement(TokenClaims claims) {
        Optional<String> repository = claims.text("repository_id").filter(DIGITS.asMatchPredicate());
        Optional<String> issuer = claims.text("iss");
        return repository.isPresent() && issuer.isPresent() ? new CallerRow(claims).lines(issuer.get(), repository.get())
                : List.of();
    }

    private List<String> lines(String issuer, String repository) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("issuer", SqlLiteral.of(issuer));
        columns.put("repository_id", repository);
        columns.putAll(subject());
        columns.put("tools", TOOLS);
        columns.put("role", ROLE);
        columns.put("description", SqlLiteral.of(claims.text("repository").orElse("") + ", dependency gate"));
        List<String> lines = new ArrayList<>(List.of(TITLE));
        lines.addAll(isChange() && isOfTheChange() ? RISK : List.of());
        lines.add("insert into ops.federated_callers (" + String.join(", ", columns.keySet()) + ")");
        lines.add("values (" + String.join(", ", columns.values()) + ");");
        claims.text("aud").map(audience -> CONDITION.formatted(SqlLiteral.of(issuer), SqlLiteral.of(audience)))
                .ifPresent(lines::add);
        return List.copyOf(lines);
    }

    private Map<String, String> subject() {
        Map<String, String> columns = new LinkedHashMap<>();
        if (isChange() && !isOfTheChange()) {
            columns.put("events", "'{pull_request,merge_group}'");
            columns.put("workflow", SqlLiteral.of(workflow));
        } else if (event.equals(PULL_REQUEST)) {
            columns.put("events", "'{pull_request}'");
            columns.put("ref", "'refs/pull/*/merge'");
            claims.text("base_ref").ifPresent(base -> columns.put("base_ref", SqlLiteral.of(base)));
        } else if (event.equals(MERGE_GROUP)) {
            columns.put("events", "'{merge_group}'");
            columns.put("ref", "'refs/heads/gh-readonly-queue/*'");
        } else {
            columns.put("events", SqlLiteral.of("{" + event + "}"));
            claims.text("ref").ifPresent(ref -> columns.put("ref", SqlLiteral.of(ref)));
            claims.text("job_workflow_ref").ifPresent(file -> columns.put("workflow", SqlLiteral.of(file)));
        }
        return columns;
    }

    private boolean isChange() {
        return event.equals(PULL_REQUEST) || event.equals(MERGE_GROUP);
    }

    /**
     * A workflow at the ref of a pull request or of a queue is what the change makes of it; so may be one that is not named.
     */
    private boolean isOfTheChange() {
        String ref = workflow.substring(workflow.lastIndexOf('@') + 1);
        return workflow.isEmpty() || ref.startsWith("refs/pull/") || ref.startsWith("refs/heads/gh-readonly-queue/");
    }
}
