package com.insightpulseai.mcp.functions.ops.event.refusal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.insightpulseai.mcp.functions.ops.event.EventRow;

/**
 * Why a call was refused or failed, by the status and the error of its event. Texts name the call by {@code {tool}},
 * {@code {provider}}, {@code {host}}, {@code {role}} and {@code {min_role}}.
 */
enum RefusalReason {

    ROLE(Rule.MIN_ROLE, Prospect.OPEN, "The caller had {role}, and {tool} needs {min_role}.",
            "An administrator gives a user {min_role} as app_metadata.ops_role, and a workflow in its row of ops.federated_callers."),
    INPUT_ROLE(Rule.MIN_ROLE, Prospect.UNKNOWN,
            "The role {role} may call {tool}, but not with this input: a field of it, such as include_personal_data, needs a higher role.",
            "Leave the field out, or call with a higher role."),
    SESSION_ENDED(Rule.NONE, Prospect.UNKNOWN, "The session of the caller's token had ended.", "Sign in again."),
    TOOL_NOT_ALLOWED(Rule.NONE, Prospect.UNKNOWN, "The workflow's registration lists tools, and {tool} is not one of them.",
            "Add {tool} to the column tools of its row in ops.federated_callers."),
    LOGIN_NOT_ALLOWED(Rule.NONE, Prospect.UNKNOWN,
            "The function used the database login of another provider, which may not act for {provider}.",
            "Give the function the login mcp_{provider}."),
    DENIED_QUOTA(Rule.QUOTA, Prospect.QUOTA, "The caller's quota for {tool} was used up.",
            "Wait for the end of the window, or raise the limit."),
    FORBIDDEN(Rule.NONE, Prospect.SAME_INPUT,
            "The token is of a pull request or a merge queue, and the input is about more than that.",
            "Call with the change's own ref or pull request."),
    INVALID_INPUT(Rule.NONE, Prospect.SAME_INPUT, "The input breaks a rule of {tool}, or {provider} refused a value of it.",
            "The event's result names each field that is wrong."),
    HOST_NOT_ALLOWED(Rule.ALLOWED_HOSTS, Prospect.HOST,
            "{tool} was about to call {host}, which is not on the provider's allowlist.",
            "If the host is right, add {host} to the list."),
    UNKNOWN_TOOL(Rule.TOOL_ENABLED, Prospect.OPEN, "{tool} was switched off in the configuration.", "Switch it on."),
    PROVIDER_DISABLED(Rule.PROVIDER_ENABLED, Prospect.OPEN, "{provider} was switched off in the configuration.",
            "Switch it on."),
    UNKNOWN_RESOURCE(Rule.NONE, Prospect.UNKNOWN, "{provider} does not know what the input names.",
            "Check the names and ids of the input, and whether the provider's key may see them."),
    IDEMPOTENCY_IN_PROGRESS(Rule.NONE, Prospect.OPEN, "The first request with this Idempotency-Key was still running.",
            "Send it again a little later; it returns the first request's result."),
    IDEMPOTENCY_RESULT_NOT_KEPT(Rule.NONE, Prospect.SAME_INPUT,
            "The first request with this Idempotency-Key succeeded, and its result was too large to keep.",
            "Its event tells what it did; use a new key to do it again."),
    IDEMPOTENCY_KEY_REUSED(Rule.NONE, Prospect.SAME_INPUT, "The Idempotency-Key belongs to another request.", "Use a new key."),
    KEY_BUSY(Rule.NONE, Prospect.OPEN, "Too many requests with one Idempotency-Key came at once.", "Send it again."),
    QUOTA_BUSY(Rule.NONE, Prospect.OPEN, "The caller made more calls at once than could be counted within 1.5 s.",
            "Make fewer calls at once."),
    INTERNAL_ERROR(Rule.NONE, Prospect.UNKNOWN, "This system failed.", "Its log has the fault, with the request id."),
    UPSTREAM_ERROR(Rule.NONE, Prospect.UNKNOWN, "{provider} answered badly, or could not be reached.",
            "Look at the provider's health, and at whether other callers are hit."),
    UPSTREAM_REJECTED_CREDENTIALS(Rule.VAULT_KEY, Prospect.UNKNOWN, "{provider} refused the key from the vault.",
            "Put a valid key into the vault under this name."),
    UPSTREAM_RATE_LIMITED(Rule.NONE, Prospect.UNKNOWN, "The provider's own rate limit was reached.",
            "Wait; or lower the rate limits here, so that calls are refused before they reach {provider}."),
    UPSTREAM_TIMEOUT(Rule.TIMEOUT, Prospect.UNKNOWN, "{provider} did not respond within the time of the tool.",
            "Ask for less, or raise the time."),
    CIRCUIT_OPEN(Rule.NONE, Prospect.HEALTH,
            "{provider} was known to be down, or had failed several times in a row, so it was not asked.",
            "Calls go through again once a check or a trial succeeds."),
    UNAVAILABLE(Rule.NONE, Prospect.UNKNOWN,
            "Something of this system that the call needs was not there: a setting, a secret, or room for one more request to {provider}.",
            "The event's result says what; the log has more, with the request id."),
    SECRET_MISSING(Rule.VAULT_KEY, Prospect.UNKNOWN, "The vault had no secret without which {tool} cannot be called.",
            "Put the secret into the vault under this name."),
    SECRET_NOT_ALLOWED(Rule.VAULT_KEY, Prospect.UNKNOWN, "{tool} asked for a secret of another provider.",
            "Name a secret that begins with {provider}_."),
    DATABASE_ERROR(Rule.NONE, Prospect.UNKNOWN,
            "The database failed to decide about the call; the event's result has the SQLSTATE.",
            "The database's log has more."),
    TOO_LATE(Rule.NONE, Prospect.OPEN,
            "The database was so slow that the caller had its answer before the call was decided about.",
            "Send it again; if it happens often, look at the database's load."),
    CANCELLED(Rule.NONE, Prospect.OPEN, "The caller went away while the tool ran, and the outcome is not known.",
            "Look at {provider} whether the call has taken effect before it is repeated."),
    NOT_COMPLETED(Rule.NONE, Prospect.OPEN, "The call was never completed: its process died, or could not reach the database.",
            "Look at {provider} whether the call has taken effect before it is repeated."),
    OTHER(Rule.NONE, Prospect.UNKNOWN, "The call failed.", null);

    /** The line of {@code provider-config.yaml} that decided. */
    enum Rule {
        NONE,
        MIN_ROLE,
        QUOTA,
        ALLOWED_HOSTS,
        TOOL_ENABLED,
        PROVIDER_ENABLED,
        VAULT_KEY,
        TIMEOUT
    }

    /** The condition that decides whether the same call would pass now, beside the role and whether the tool is switched on. */
    enum Prospect {
        /** Nothing else. */
        OPEN,
        /** The input, which would be the same. */
        SAME_INPUT,
        QUOTA,
        HOST,
        HEALTH,
        UNKNOWN
    }

    private final Rule rule;
    private final Prospect prospect;
    private final String sentence;
    private final String helps;

    RefusalReason(Rule rule, Prospect prospect, String sentence, String helps) {
        this.rule = rule;
        this.prospect = prospect;
        this.sentence = sentence;
        this.helps = helps;
    }

    /**
     * Returns the reason of an event that was refused or failed.
     *
     * @param roleWasEnough whether the role in force is that of the tool or a higher one
     */
    static Optional<RefusalReason> of(EventRow event, boolean roleWasEnough) {
        return switch (event.status()) {
            case "denied_role" ->
                Optional.of(event.error() != null ? ofError(event.error()) : roleWasEnough ? INPUT_ROLE : ROLE);
            case "denied_quota" -> Optional.of(DENIED_QUOTA);
            case "abandoned" -> Optional.of(NOT_COMPLETED);
            case "error" -> Optional.of(event.error() == null ? OTHER : ofError(event.error()));
            default -> Optional.empty();
        };
    }

    private static RefusalReason ofError(String error) {
        return Arrays.stream(values()).filter(reason -> reason.name().toLowerCase(Locale.ROOT).equals(error)).findFirst()
                .orElse(OTHER);
    }

    Rule rule() {
        return rule;
    }

    Prospect prospect() {
        return prospect;
    }

    String sentence() {
        return sentence;
    }

    Optional<String> helps() {
        return Optional.ofNullable(helps);
    }
}
