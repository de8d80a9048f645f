package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.platform.Deadline;
import com.insightpulseai.mcp.platform.TimeOrderedIds;
import com.insightpulseai.mcp.store.DatabaseClock;
import com.insightpulseai.mcp.store.DatabaseUnavailableException;
import com.insightpulseai.mcp.store.OpsDatabase;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Begins and finishes every call: one statement before the tool and one after it. */
@ApplicationScoped
class AuditRepository {

    private static final String SESSION_ENDED = "session_ended";
    private static final String TOOL_NOT_ALLOWED = "tool_not_allowed";
    private static final String SECRET = "secret_"; // missing, or not allowed
    private static final String KNOWN_DOWN = ProblemCode.CIRCUIT_OPEN.wireName();

    private static final Duration LONGEST_BEFORE = Duration.ofSeconds(3);
    // Longer, because calls that wait to begin stand before one that wants to end.
    private static final Duration LONGEST_AFTER = Duration.ofSeconds(6);

    private static final String NO_LOCK = "";

    private final OpsDatabase database;
    private final DatabaseClock clock;
    private final AdmissionFailures failures;
    private final TimeOrderedIds eventIds = new TimeOrderedIds();

    AuditRepository(OpsDatabase database, DatabaseClock clock, AdmissionFailures failures) {
        this.database = database;
        this.clock = clock;
        this.failures = failures;
    }

    /**
     * Commits the call's row and learns whether the call may run, within 3 s. A connection lost on the way is tried again; the
     * event's id makes that safe: a row that is there already is found, not written twice, and not counted twice. A server that
     * carries the statement out after those 3 s admits nothing. A failure of the database is recorded by a second statement, if
     * the database can.
     */
    Uni<Admission> begin(CallRecord call) {
        Deadline deadline = Deadline.in(LONGEST_BEFORE);
        // The server's clock is known once it has answered.
        return database.afterStart(() -> begin(call, deadline))
                // In time by this process's clock, too late by the server's: one of them was set, and the server's is known now.
                .chain(admission -> isTooLate(admission) && !deadline.remaining().isNegative()
                        ? begin(call, deadline)
                        : Uni.createFrom().item(admission));
    }

    private static boolean isTooLate(Admission admission) {
        return admission instanceof Admission.NotRecorded failed && failed.error().equals(AdmissionFailure.TOO_LATE);
    }

    private Uni<Admission> begin(CallRecord record, Deadline deadline) {
        UUID eventId = eventIds.next();
        OffsetDateTime expiry = clock.in(deadline.remaining()).orElse(null);
        Instant sent = Instant.now();
        AtomicBoolean resumed = new AtomicBoolean();
        IntFunction<String> statements = attempt -> {
            resumed.set(attempt > 0);
            return resumed.get() ? CallStatements.RESUME : CallStatements.BEGIN;
        };
        Tuple parameters = CallStatements.decision(eventId, record, expiry);
        return CallStatements.lockedQuota(record)
                .map(quota -> database.together(statements, quota, deadline.remaining(), parameters))
                .orElseGet(() -> database.once(statements, deadline.remaining(), parameters))
                .invoke(row -> {
                    // A resumed call may have been begun by an attempt before, and have its time.
                    if (!resumed.get() && row.getOffsetDateTime("created_at") != null) {
                        clock.learn(sent, row.getOffsetDateTime("created_at"));
                    }
                })
                .map(row -> admission(eventId, record, row))
                .onFailure(DatabaseUnavailableException.class).recoverWithUni(failure -> notAdmitted(eventId, record,
                        (DatabaseUnavailableException) failure, deadline));
    }

    private Uni<Admission> notAdmitted(UUID eventId, CallRecord record, DatabaseUnavailableException failure,
            Deadline deadline) {
        ToolId tool = record.call().policy().id();
        if (!failure.isOfStatement()) {
            failures.failed(eventId, tool, new AdmissionFailure(AdmissionFailure.UNREACHABLE, failure.sqlState()));
            return Uni.createFrom().failure(failure);
        }
        AdmissionFailure reason = AdmissionFailure.of(failure.sqlState().orElseThrow(), failure::isIn);
        return database
                .once(CallStatements.RECORD_FAILURE, deadline.remaining(), CallStatements.failure(eventId, record, reason))
                .invoke(row -> failures.failed(eventId, tool, reason))
                .<Admission> map(row -> new Admission.NotRecorded(recorded(eventId, row), reason.reason()))
                .onFailure(DatabaseUnavailableException.class).recoverWithItem(again -> {
                    AdmissionFailure lost = reason.unrecorded();
                    failures.failed(eventId, tool, lost);
                    return new Admission.NotRecorded(Optional.empty(), lost.reason());
                });
    }

    private Admission admission(UUID eventId, CallRecord record, Row row) {
        ToolPolicy policy = record.call().policy();
        String outcome = row.getString("outcome");
        String error = row.getString("error");
        if (AdmissionFailure.TOO_LATE.equals(error)) {
            failures.failed(eventId, policy.id(), new AdmissionFailure(error, Optional.empty()));
        } else if (row.getOffsetDateTime("created_at") != null) {
            failures.recorded();
        }
        return switch (outcome) {
            case "ok" -> new Admission.Replayed(eventId, row.getString("replayed_result"));
            case "started" -> new Admission.Admitted(eventId, row.getOffsetDateTime("created_at"),
                    OpsRole.of(row.getString("role")).orElseThrow(), quota(policy, row), secrets(row));
            case "denied_role" -> roleDenied(eventId, record, error);
            case "denied_quota" -> new Admission.QuotaDenied(eventId, quota(policy, row).orElseThrow());
            case "error" -> refused(eventId, record, row, error);
            case "unknown_caller" -> new Admission.UnknownCaller();
            default -> throw new IllegalStateException("begin_call returned " + outcome);
        };
    }

    private static Admission roleDenied(UUID eventId, CallRecord record, String error) {
        if (SESSION_ENDED.equals(error)) {
            return new Admission.SessionEnded(eventId);
        }
        return TOOL_NOT_ALLOWED.equals(error)
                ? new Admission.ToolNotAllowed(eventId)
                : new Admission.RoleDenied(eventId, record.call().requiredRole(), record.call().caller().client());
    }

    private static Admission refused(UUID eventId, CallRecord record, Row row, String error) {
        Optional<ProblemException> before = record.refusal().filter(refusal -> refusal.code().equals(error))
                .map(CallRecord.Refusal::problem);
        if (before.isPresent()) {
            return new Admission.RefusedBefore(eventId, before.get());
        }
        UUID first = row.getUUID("first_event_id");
        if (first != null) {
            return new Admission.KeyTaken(eventId, EarlierRequest.problem(error, first, retryAfter(row)));
        }
        if (KNOWN_DOWN.equals(error)) {
            return new Admission.KnownDown(eventId, record.call().policy().id().provider(), retryAfter(row), staleResult(row));
        }
        return error.startsWith(SECRET)
                ? new Admission.SecretUnavailable(recorded(eventId, row))
                : new Admission.NotRecorded(recorded(eventId, row), error);
    }

    /** Missing where the refusal is that of an earlier attempt and the provider has recovered since. */
    private static Duration retryAfter(Row row) {
        return Duration.ofSeconds(Optional.ofNullable(row.getInteger("retry_after_s")).orElse(1));
    }

    private static Optional<StaleResult> staleResult(Row row) {
        return Optional.ofNullable(row.getString("stale_result"))
                .map(json -> new StaleResult(json, Duration.ofSeconds(row.getInteger("stale_age_s"))));
    }

    /** The database writes no row for a login of another provider, nor for an unregistered workflow. */
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
     * tried again. If the database fails, the row is completed without caching the result.
     *
     * @param usesHealthCheckCredentials whether a response to the tool shows that the provider is up
     * @return of a failed call a stale result, where there is one that the caller accepts
     */
    Uni<Optional<StaleResult>> finish(Admission.Admitted call, boolean usesHealthCheckCredentials, CallResult result) {
        Deadline deadline = Deadline.in(LONGEST_AFTER);
        Tuple parameters = CallStatements.completion(call, usesHealthCheckCredentials, result);
        // One that keeps a result may have to wait for another that keeps the same.
        return (result.result().isPresent()
                ? database.once(CallStatements.FINISH, deadline.remaining(), parameters)
                : database.together(attempt -> CallStatements.FINISH, NO_LOCK, deadline.remaining(), parameters))
                .onFailure(AuditRepository::isOfStatement).recoverWithUni(failure -> database.once(CallStatements.FINISH,
                        deadline.remaining(), CallStatements.bareCompletion(call, result)))
                .map(AuditRepository::staleResult);
    }

    private static boolean isOfStatement(Throwable failure) {
        return failure instanceof DatabaseUnavailableException unavailable && unavailable.isOfStatement();
    }
}
