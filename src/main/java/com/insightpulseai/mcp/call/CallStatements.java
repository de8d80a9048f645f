package com.insightpulseai.mcp.call;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.Quota;
import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.store.CallerParameters;

import io.vertx.mutiny.sqlclient.Tuple;

/** The statements of a call with their parameters. Two are public, so that the benchmark measures what is sent. */
public final class CallStatements {

    /** Decides on a call. */
    public static final String BEGIN = decide("begin_call");
    /** The same, after an attempt that may have been carried out. */
    static final String RESUME = decide("resume_call");
    /** Records that the database failed to decide. */
    static final String RECORD_FAILURE = """
            select ops.record_failure(\
            p_event_id => $1, p_provider => $2, p_tool => $3, p_schema_version => $4, p_payload => cast($5::text as jsonb), \
            p_request_id => $6, p_client => $7, p_error => $8, p_sqlstate => $9, p_caller => %s, \
            p_claims => cast($21::text as jsonb)) as created_at"""
            .formatted(CallerParameters.expression(10));
    /** Completes a call. */
    public static final String FINISH = """
            select completed, stale_result, stale_age_s \
            from ops.finish_call(\
            p_event_id => $1, p_created_at => $2, p_ok => $3, p_result => cast($4::text as jsonb), p_error => $5, \
            p_duration_ms => $6, p_hostname => $7, p_uses_health_check_credentials => $8, p_cache_key => $9, \
            p_result_to_keep => $10, p_max_stale_s => $11, p_idempotency_key => $12)""";

    private static final OpsRole[] ROLES = OpsRole.values();

    private CallStatements() {
    }

    private static String decide(String function) {
        return """
                select outcome, error, created_at, role, quota_limit, quota_remaining, quota_window_s, quota_reset_s, secrets, \
                retry_after_s, stale_result, stale_age_s, first_event_id, replayed_result \
                from ops.%s(\
                p_event_id => $1, p_provider => $2, p_tool => $3, p_schema_version => $4, \
                p_payload => cast($5::text as jsonb), p_request_id => $6, p_client => $7, p_min_role => $8, \
                p_quota_class => $9, p_quota_limits => $10, p_quota_windows => $11, p_secret_names => $12, \
                p_optional_secret_names => $13, p_refusal => $14, p_refusal_detail => cast($15::text as jsonb), \
                p_uses_health_check_credentials => $16, p_cache_key => $17, p_max_stale_s => $18, p_expires_at => $19, \
                p_caller => %s, p_claims => cast($31::text as jsonb), p_idempotency_key => $32, p_request_digest => $33)"""
                .formatted(function, CallerParameters.expression(20));
    }

    /**
     * Of {@link #BEGIN} and {@link #RESUME}.
     *
     * @param expiry when the client gives up, by the server's clock; null for never
     */
    static Tuple decision(UUID eventId, CallRecord record, OffsetDateTime expiry) {
        ToolPolicy policy = record.call().policy();
        Tuple parameters = event(eventId, record)
                .addString(record.call().requiredRole().least().wireName())
                .addString(policy.quotaClass().orElse(null))
                .addArrayOfInteger(perRole(policy, Quota::calls))
                .addArrayOfInteger(perRole(policy, quota -> (int) quota.window().toSeconds()))
                .addArrayOfString(policy.secrets().toArray(String[]::new))
                .addArrayOfString(policy.optionalSecrets().toArray(String[]::new))
                .addString(record.refusal().map(CallRecord.Refusal::code).orElse(null))
                .addString(record.refusal().map(CallRecord.Refusal::detail).orElse(null))
                .addBoolean(policy.usesHealthCheckCredentials())
                .addString(record.cacheKey().map(ResultCacheKey::key).orElse(null))
                .addInteger(maxStale(record.cacheKey()))
                .addOffsetDateTime(expiry);
        return caller(parameters, record)
                .addString(record.idempotent().map(IdempotentRequest::keyDigest).orElse(null))
                .addString(record.idempotent().map(IdempotentRequest::requestDigest).orElse(null));
    }

    /**
     * Names the quota that {@link #BEGIN} locks, where nothing else is locked: a key waits for an earlier request with it, and
     * whose quota a workflow's is, the database finds out. The quota's window depends on the role.
     */
    static Optional<String> lockedQuota(CallRecord record) {
        if (record.idempotent().isPresent()) {
            return Optional.empty();
        }
        ToolPolicy policy = record.call().policy();
        Caller caller = record.call().caller();
        String role = caller.role().map(OpsRole::wireName).orElse("");
        return caller.id()
                .map(id -> String.join(" ", policy.id().provider(), policy.quotaClass().orElse(""), id.toString(), role));
    }

    /** Of {@link #RECORD_FAILURE}. */
    static Tuple failure(UUID eventId, CallRecord record, AdmissionFailure failure) {
        Tuple parameters = event(eventId, record)
                .addString(failure.reason())
                .addString(failure.sqlState().orElse(null));
        return caller(parameters, record);
    }

    private static Tuple caller(Tuple parameters, CallRecord record) {
        Caller caller = record.call().caller();
        return CallerParameters.add(parameters, caller).addString(CallerParameters.claims(caller));
    }

    private static Tuple event(UUID eventId, CallRecord record) {
        return Tuple.tuple()
                .addUUID(eventId)
                .addString(record.call().policy().id().provider())
                .addString(record.call().policy().id().tool())
                .addString(record.call().schemaVersion())
                .addString(record.payload())
                .addString(record.requestId())
                .addString(record.client().orElse(null));
    }

    /**
     * Of {@link #FINISH}.
     *
     * @param usesHealthCheckCredentials whether a response to the tool shows that the provider is up
     */
    static Tuple completion(Admission.Admitted call, boolean usesHealthCheckCredentials, CallResult result) {
        return completion(call, result)
                .addBoolean(usesHealthCheckCredentials)
                .addString(result.cacheKey().map(ResultCacheKey::key).orElse(null))
                .addString(result.result().orElse(null))
                .addInteger(maxStale(result.cacheKey()))
                .addString(result.idempotent().map(IdempotentRequest::keyDigest).orElse(null));
    }

    /** Of {@link #FINISH}: the completion of the row and nothing else. */
    static Tuple bareCompletion(Admission.Admitted call, CallResult result) {
        return completion(call, result).addBoolean(false).addString(null).addString(null).addInteger(null).addString(null);
    }

    private static Tuple completion(Admission.Admitted call, CallResult result) {
        return Tuple.tuple()
                .addUUID(call.eventId())
                .addOffsetDateTime(call.createdAt())
                .addBoolean(result.error().isEmpty())
                .addString(result.summary())
                .addString(result.error().orElse(null))
                .addInteger((int) Math.min(result.duration().toMillis(), Integer.MAX_VALUE))
                .addString(result.hostname().orElse(null));
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
}
