package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.access.Workflow;
import com.insightpulseai.mcp.config.Quota;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.platform.Deadline;
import com.insightpulseai.mcp.store.DatabaseClock;
import com.insightpulseai.mcp.store.DatabaseUnavailableException;
import com.insightpulseai.mcp.store.OpsDatabase;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.web.problem.ProblemCode;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** The two statements of every call: {@code ops.begin_call} before the tool and {@code ops.finish_call} after it. */
@ApplicationScoped
class RunEvents {

    private static final String BEGIN = """
            select outcome, error, created_at, role, quota_limit, quota_remaining, quota_window_s, quota_reset_s, secrets, \
            retry_after_s, answer, answer_age_s, sqlstate \
            from ops.begin_call($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
            cast($17::text as jsonb), $18, $19, cast($20::text as jsonb), $21, $22, $23, $24, $25, $26)""";
    private static final int RETRY = 20; // index of p_retry

    private static final String FINISH = """
            select completed, answer, answer_age_s \
            from ops.finish_call($1, $2, $3, cast($4::text as jsonb), $5, $6, $7, $8, $9, $10, $11)""";

    private static final String SESSION_ENDED = "session_ended";
    private static final String KNOWN_DOWN = ProblemCode.CIRCUIT_OPEN.wireName();

    private static final Duration LONGEST_BEFORE = Duration.ofSeconds(3);
    // Longer, because calls that wait to begin stand before one that wants to end.
    private static final Duration LONGEST_AFTER = Duration.ofSeconds(6);

    private static final OpsRole[] ROLES = OpsRole.values();

    private final OpsDatabase database;
    private final DatabaseClock clock;
    private final AdmissionFailures failures;

    RunEvents(OpsDatabase database, DatabaseClock clock, AdmissionFailures failures) {
        this.database = database;
        this.clock = clock;
        this.failures = failures;
    }

    /**
     * Commits the call's row and learns whether the call may run, within 3 s. A connection lost on the way is tried again; the
     * event's id makes that safe: a row that is there already is found, not written twice, and not counted twice. A server that
     * carries the statement out after those 3 s admits nothing.
     */
    Uni<Admission> begin(CallRecord call) {
        Deadline deadline = Deadline.in(LONGEST_BEFORE);
        return begin(call, deadline)
                // In time by this process's clock, too late by the server's: one of them was set, and the server's is known now.
                .chain(admission -> isTooLate(admission) && !deadline.remaining().isNegative()
                        ? begin(call, deadline)
                        : Uni.createFrom().item(admission));
    }

    private static boolean isTooLate(Admission admission) {
        return admission instanceof Admission.Refused refused && refused.error().equals(AdmissionFailure.TOO_LATE);
    }

    private Uni<Admission> begin(CallRecord call, Deadline deadline) {
        UUID eventId = UUID.randomUUID();
        ToolPolicy policy = call.policy();
        Caller caller = call.caller();
        Tuple first = Tuple.tuple()
                .addUUID(eventId)
                .addString(policy.id().provider())
                .addString(policy.id().tool())
                .addString(caller.kind().wireName())
                .addUUID(caller.id().orElse(null))
                .addString(caller.role().map(OpsRole::wireName).orElse(null))
                .addString(caller.issuer())
                .addLong(caller.workflow().map(Workflow::repositoryId).orElse(null))
                .addString(caller.workflow().flatMap(Workflow::ref).orElse(null))
                .addString(caller.workflow().flatMap(Workflow::environment).orElse(null))
                .addString(call.least().wireName())
                .addString(policy.quotaClass().orElse(null))
                .addArrayOfInteger(perRole(policy, Quota::calls))
                .addArrayOfInteger(perRole(policy, quota -> (int) quota.window().toSeconds()))
                .addArrayOfString(policy.secrets().toArray(String[]::new))
                .addArrayOfString(policy.optionalSecrets().toArray(String[]::new))
                .addString(call.payload())
                .addString(call.requestId())
                .addString(call.refusal().map(CallRecord.Refusal::code).orElse(null))
                .addString(call.refusal().map(CallRecord.Refusal::detail).orElse(null))
                .addBoolean(false)
                .addBoolean(policy.heedsOutage())
                .addString(call.question().map(Question::key).orElse(null))
                .addInteger(maxStale(call.question()))
                .addOffsetDateTime(clock.in(deadline.remaining()).orElse(null))
                .addUUID(caller.session().orElse(null));
        Instant sent = Instant.now();
        AtomicInteger attempts = new AtomicInteger();
        return database.once(BEGIN, deadline.remaining(), attempt -> attempts.getAndIncrement() == 0 ? first : asRetry(first))
                .invoke(row -> {
                    // A retry may find the row of an attempt before, and its time.
                    if (attempts.get() == 1 && row.getOffsetDateTime("created_at") != null) {
                        clock.learn(sent, row.getOffsetDateTime("created_at"));
                    }
                })
                .map(row -> admission(eventId, policy, row))
                .onFailure(DatabaseUnavailableException.class).invoke(failure -> failures.failed(eventId, policy.id(),
                        new AdmissionFailure(AdmissionFailure.UNREACHABLE,
                                failure.sqlState())));
    }

    private static Integer maxStale(Optional<Question> question) {
        return question.flatMap(Question::maxStale).map(age -> (int) age.toSeconds()).orElse(null);
    }

    private static Tuple asRetry(Tuple first) {
        Tuple retry = Tuple.tuple();
        for (int i = 0; i < first.size(); i++) {
            retry.addValue(i == RETRY ? Boolean.TRUE : first.getValue(i));
        }
        return retry;
    }

    private static Integer[] perRole(ToolPolicy policy, Function<Quota, Integer> figure) {
        Integer[] figures = new Integer[ROLES.length];
        for (OpsRole role : ROLES) {
            figures[role.ordinal()] = Optional.ofNullable(policy.quotas().get(role)).map(figure).orElse(null);
        }
        return figures;
    }

    private Admission admission(UUID eventId, ToolPolicy policy, Row row) {
        String outcome = row.getString("outcome");
        String error = row.getString("error");
        if (error != null && AdmissionFailure.isReason(error)) {
            failures.failed(eventId, policy.id(), new AdmissionFailure(error, Optional.ofNullable(row.getString("sqlstate"))));
        } else if (row.getOffsetDateTime("created_at") != null) {
            failures.recorded();
        }
        return switch (outcome) {
            case "started" -> new Admission.Admitted(eventId, row.getOffsetDateTime("created_at"),
                    OpsRole.of(row.getString("role")).orElseThrow(), quota(policy, row), secrets(row));
            case "denied_role" -> SESSION_ENDED.equals(error)
                    ? new Admission.SessionEnded(eventId)
                    : new Admission.RoleDenied(eventId);
            case "denied_quota" -> new Admission.QuotaDenied(eventId, quota(policy, row).orElseThrow());
            case "error" -> KNOWN_DOWN.equals(error)
                    ? new Admission.KnownDown(eventId, policy.id().provider(), retryAfter(row), staleAnswer(row))
                    : new Admission.Refused(recorded(eventId, row), error);
            case "unknown_caller" -> new Admission.UnknownCaller();
            default -> throw new IllegalStateException("begin_call answered " + outcome);
        };
    }

    /** Missing where the refusal is that of an attempt before, and the provider is well again. */
    private static Duration retryAfter(Row row) {
        return Duration.ofSeconds(Optional.ofNullable(row.getInteger("retry_after_s")).orElse(1));
    }

    private static Optional<StaleAnswer> staleAnswer(Row row) {
        return Optional.ofNullable(row.getString("answer"))
                .map(json -> new StaleAnswer(json, Duration.ofSeconds(row.getInteger("answer_age_s"))));
    }

    /** The database could neither admit the call nor write its row where it answers no time of creation. */
    private static Optional<UUID> recorded(UUID eventId, Row row) {
        return Optional.ofNullable(row.getOffsetDateTime("created_at")).map(createdAt -> eventId);
    }

    private static Optional<QuotaUse> quota(ToolPolicy policy, Row row) {
        Integer limit = row.getInteger("quota_limit");
        return limit == null
                ? Optional.empty()
                : Optional.of(new QuotaUse(policy.quotaClass().orElseThrow(), limit, row.getInteger("quota_remaining"),
                        row.getInteger("quota_window_s"), row.getInteger("quota_reset_s")));
    }

    private static Map<String, VaultSecret> secrets(Row row) {
        JsonObject secrets = row.getJsonObject("secrets");
        Map<String, VaultSecret> named = new HashMap<>();
        if (secrets != null) {
            secrets.forEach(entry -> named.put(entry.getKey(), VaultSecret.stripped((String) entry.getValue())));
        }
        return named;
    }

    /**
     * Completes the row of an admitted call within 6 s. Completing it twice changes nothing, so a lost connection is simply
     * tried again.
     *
     * @param heedsOutage whether its answer says of the provider that it is up
     * @return of a failed call the last answer to its question, where there is one that the caller takes
     */
    Uni<Optional<StaleAnswer>> finish(Admission.Admitted call, boolean heedsOutage, CallResult result) {
        Tuple parameters = Tuple.tuple()
                .addUUID(call.eventId())
                .addOffsetDateTime(call.createdAt())
                .addBoolean(result.error().isEmpty())
                .addString(result.summary())
                .addString(result.error().orElse(null))
                .addInteger((int) Math.min(result.duration().toMillis(), Integer.MAX_VALUE))
                .addString(result.hostname().orElse(null))
                .addBoolean(heedsOutage)
                .addString(result.question().map(Question::key).orElse(null))
                .addString(result.answer().orElse(null))
                .addInteger(maxStale(result.question()));
        return database.once(FINISH, LONGEST_AFTER, attempt -> parameters).map(RunEvents::staleAnswer);
    }
}
