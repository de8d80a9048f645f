package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.platform.Deadline;
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

/** The two statements of every call: {@code ops.begin_call} before the tool and {@code ops.finish_call} after it. */
@ApplicationScoped
class AuditRepository {

    private static final String BEGIN = """
            select outcome, error, created_at, role, quota_limit, quota_remaining, quota_window_s, quota_reset_s, secrets, \
            retry_after_s, answer, stale_age_s, sqlstate \
            from ops.begin_call(\
            p_event_id => $1, p_provider => $2, p_tool => $3, p_caller_kind => $4, p_caller_id => $5, p_caller_role => $6, \
            p_issuer => $7, p_repository_id => $8, p_ref => $9, p_environment => $10, p_min_role => $11, \
            p_quota_class => $12, p_quota_limits => $13, p_quota_windows => $14, p_secret_names => $15, \
            p_optional_secret_names => $16, p_payload => cast($17::text as jsonb), p_request_id => $18, p_refusal => $19, \
            p_refusal_detail => cast($20::text as jsonb), p_retry => $21, p_uses_health_check_credentials => $22, p_cache_key => $23, \
            p_max_stale_s => $24, p_expires_at => $25, p_session_id => $26)""";

    private static final String FINISH = """
            select completed, answer, stale_age_s \
            from ops.finish_call(\
            p_event_id => $1, p_created_at => $2, p_ok => $3, p_result => cast($4::text as jsonb), p_error => $5, \
            p_duration_ms => $6, p_hostname => $7, p_uses_health_check_credentials => $8, p_cache_key => $9, p_answer => $10, \
            p_max_stale_s => $11)""";

    private static final String SESSION_ENDED = "session_ended";
    private static final String SECRET = "secret_"; // missing, or unreadable
    private static final String KNOWN_DOWN = ProblemCode.CIRCUIT_OPEN.wireName();

    private static final Duration LONGEST_BEFORE = Duration.ofSeconds(3);
    // Longer, because calls that wait to begin stand before one that wants to end.
    private static final Duration LONGEST_AFTER = Duration.ofSeconds(6);

    private static final OpsRole[] ROLES = OpsRole.values();

    private final OpsDatabase database;
    private final DatabaseClock clock;
    private final AdmissionFailures failures;

    AuditRepository(OpsDatabase database, DatabaseClock clock, AdmissionFailures failures) {
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
        return admission instanceof Admission.NotRecorded failed && failed.error().equals(AdmissionFailure.TOO_LATE);
    }

    private Uni<Admission> begin(CallRecord record, Deadline deadline) {
        UUID eventId = UUID.randomUUID();
        ToolId tool = record.call().policy().id();
        OffsetDateTime expiry = clock.in(deadline.remaining()).orElse(null);
        Instant sent = Instant.now();
        AtomicInteger attempts = new AtomicInteger();
        return database.once(BEGIN, deadline.remaining(),
                attempt -> parameters(record, eventId, expiry, attempts.getAndIncrement() > 0))
                .invoke(row -> {
                    // A retry may find the row of an attempt before, and its time.
                    if (attempts.get() == 1 && row.getOffsetDateTime("created_at") != null) {
                        clock.learn(sent, row.getOffsetDateTime("created_at"));
                    }
                })
                .map(row -> admission(eventId, record, row))
                .onFailure(DatabaseUnavailableException.class).invoke(failure -> failures.failed(eventId, tool,
                        new AdmissionFailure(AdmissionFailure.UNREACHABLE, failure.sqlState())));
    }

    private static Tuple parameters(CallRecord record, UUID eventId, OffsetDateTime expiry, boolean retry) {
        ToolPolicy policy = record.call().policy();
        Caller caller = record.call().caller();
        return Tuple.tuple()
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
                .addString(record.call().requiredRole().least().wireName())
                .addString(policy.quotaClass().orElse(null))
                .addArrayOfInteger(perRole(policy, Quota::calls))
                .addArrayOfInteger(perRole(policy, quota -> (int) quota.window().toSeconds()))
                .addArrayOfString(policy.secrets().toArray(String[]::new))
                .addArrayOfString(policy.optionalSecrets().toArray(String[]::new))
                .addString(record.payload())
                .addString(record.requestId())
                .addString(record.refusal().map(CallRecord.Refusal::code).orElse(null))
                .addString(record.refusal().map(CallRecord.Refusal::detail).orElse(null))
                .addBoolean(retry)
                .addBoolean(policy.usesHealthCheckCredentials())
                .addString(record.cacheKey().map(ResultCacheKey::key).orElse(null))
                .addInteger(maxStale(record.cacheKey()))
                .addOffsetDateTime(expiry)
                .addUUID(caller.session().orElse(null));
    }

    private static Integer maxStale(Optional<ResultCacheKey> cacheKey) {
        return cacheKey.flatMap(ResultCacheKey::maxStale).map(age -> (int) age.toSeconds()).orElse(null);
    }

    private static Integer[] perRole(ToolPolicy policy, Function<Quota, Integer> figure) {
        Integer[] figures = new Integer[ROLES.length];
        for (OpsRole role : ROLES) {
            figures[role.ordinal()] = Optional.ofNullable(policy.quotas().get(role)).map(figure).orElse(null);
        }
        return figures;
    }

    private Admission admission(UUID eventId, CallRecord record, Row row) {
        ToolPolicy policy = record.call().policy();
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
                    : new Admission.RoleDenied(eventId, record.call().requiredRole());
            case "denied_quota" -> new Admission.QuotaDenied(eventId, quota(policy, row).orElseThrow());
            case "error" -> refused(eventId, record, row, error);
            case "unknown_caller" -> new Admission.UnknownCaller();
            default -> throw new IllegalStateException("begin_call answered " + outcome);
        };
    }

    private static Admission refused(UUID eventId, CallRecord record, Row row, String error) {
        Optional<ProblemException> before = record.refusal().filter(refusal -> refusal.code().equals(error))
                .map(CallRecord.Refusal::problem);
        if (before.isPresent()) {
            return new Admission.RefusedBefore(eventId, before.get());
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
        return Optional.ofNullable(row.getString("answer"))
                .map(json -> new StaleResult(json, Duration.ofSeconds(row.getInteger("stale_age_s"))));
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
     * @param usesHealthCheckCredentials whether a response to the tool shows that the provider is up
     * @return of a failed call a stale result, where there is one that the caller accepts
     */
    Uni<Optional<StaleResult>> finish(Admission.Admitted call, boolean usesHealthCheckCredentials, CallResult result) {
        Tuple parameters = Tuple.tuple()
                .addUUID(call.eventId())
                .addOffsetDateTime(call.createdAt())
                .addBoolean(result.error().isEmpty())
                .addString(result.summary())
                .addString(result.error().orElse(null))
                .addInteger((int) Math.min(result.duration().toMillis(), Integer.MAX_VALUE))
                .addString(result.hostname().orElse(null))
                .addBoolean(usesHealthCheckCredentials)
                .addString(result.cacheKey().map(ResultCacheKey::key).orElse(null))
                .addString(result.result().orElse(null))
                .addInteger(maxStale(result.cacheKey()));
        return database.once(FINISH, LONGEST_AFTER, attempt -> parameters).map(AuditRepository::staleResult);
    }
}
