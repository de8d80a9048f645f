package com.insightpulseai.mcp.access;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jose4j.jwt.JwtClaims;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;

/**
 * Reads the claims of a token of GitHub Actions strictly: each is a text or absent. A claim of another type, or a text that
 * PostgreSQL would store as another one, must not pass for an absent claim, since a row that leaves it open would match.
 */
final class WorkflowClaims {

    /** In UTF-16 code units; a ref has at most 255 bytes, and {@code job_workflow_ref} holds a path and a ref. */
    static final int MAX_LENGTH = 1_024;

    private static final Pattern REPOSITORY_ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final JwtClaims claims;

    private WorkflowClaims(JwtClaims claims) {
        this.claims = claims;
    }

    /** @throws UnauthenticatedException as {@link Reason#CLAIMS}, if there is no repository number or a claim is no text */
    static Workflow read(JwtClaims claims) {
        return new WorkflowClaims(claims).workflow();
    }

    private Workflow workflow() {
        String repositoryId = text("repository_id").filter(id -> REPOSITORY_ID.matcher(id).matches())
                .orElseThrow(WorkflowClaims::refusal);
        return new Workflow(Long.parseLong(repositoryId), text("ref"), text("environment"), text("event_name"),
                text("base_ref"), text("job_workflow_ref"),
                new WorkflowRun(text("repository"), text("sha"), text("run_id"), text("run_attempt"), text("actor")));
    }

    /** Empty for an empty text, as which GitHub sends a claim that the event does not have. */
    private Optional<String> text(String name) {
        if (!claims.getClaimNames().contains(name)) {
            return Optional.empty();
        }
        if (!(claims.getClaimValue(name) instanceof String text) || text.length() > MAX_LENGTH || !isClean(text)) {
            throw refusal();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** PostgreSQL takes no NUL, and half a surrogate pair would reach it as a question mark. */
    private static boolean isClean(String text) {
        return text.codePoints()
                .noneMatch(
                        character -> Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE);
    }

    private static UnauthenticatedException refusal() {
        return new UnauthenticatedException(Reason.CLAIMS);
    }
}
