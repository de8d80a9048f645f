package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.insightpulseai.mcp.access.OauthClient;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.access.UnauthenticatedException;
import com.insightpulseai.mcp.tool.RequiredRole;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/** What {@code ops.begin_call} decided. */
public sealed interface Admission {

    /** The audit row that the decision left. */
    Optional<UUID> event();

    /** Returns the rest of the caller's budget; empty where the call counts against none, or the decision does not tell. */
    default Optional<QuotaUse> quota() {
        return Optional.empty();
    }

    /** The call may go on; its row is {@code started} until it is finished. */
    record Admitted(UUID eventId, OffsetDateTime createdAt, OpsRole role, Optional<QuotaUse> quota,
            Map<String, VaultSecret> secrets) implements Admission {

        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }

        /** The call is over, and with it the use of its secrets. */
        void wipeSecrets() {
            secrets.values().forEach(VaultSecret::wipe);
        }
    }

    /** The call may not go on. */
    sealed interface Denied extends Admission {

        /** What the caller is answered. */
        RuntimeException answer();
    }

    /** The call was refused whatever the database says, for its input or because the tool is switched off. */
    record RefusedBefore(UUID eventId, ProblemException refusal) implements Denied {
        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }

        @Override
        public RuntimeException answer() {
            return refusal;
        }
    }

    /**
     * The caller's effective role, the lower of the token's and the database's, is below what the call needs.
     *
     * @param client the OAuth client that the token was issued to
     */
    record RoleDenied(UUID eventId, RequiredRole required, Optional<OauthClient> client) implements Denied {
        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }

        @Override
        public RuntimeException answer() {
            return ProblemException.of(ProblemCode.FORBIDDEN, required.denial(client));
        }
    }

    /** The session of the caller's token has ended. */
    record SessionEnded(UUID eventId) implements Denied {
        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }

        @Override
        public RuntimeException answer() {
            return ProblemException.of(ProblemCode.FORBIDDEN, "The session of this token has ended; sign in again.");
        }
    }

    /** The registration of a workflow lists tools, and not this one. */
    record ToolNotAllowed(UUID eventId) implements Denied {
        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }

        @Override
        public RuntimeException answer() {
            return ProblemException.of(ProblemCode.FORBIDDEN,
                    "The row of ops.federated_callers for this workflow lists the tools it may call, and not this one.");
        }
    }

    /** The request's idempotency key is that of an earlier one, which succeeded; {@code json} is its result. */
    record Replayed(UUID eventId, String json) implements Denied {
        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }

        @Override
        public RuntimeException answer() {
            return JsonResultException.replayed(json);
        }
    }

    /** The request's idempotency key is that of an earlier one, which has no result. */
    record KeyTaken(UUID eventId, ProblemException problem) implements Denied {
        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }

        @Override
        public RuntimeException answer() {
            return problem;
        }
    }

    /** The caller's budget for this window is used up. */
    record QuotaDenied(UUID eventId, QuotaUse used) implements Denied {
        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }

        @Override
        public Optional<QuotaUse> quota() {
            return Optional.of(used);
        }

        @Override
        public RuntimeException answer() {
            return ProblemException.of(ProblemCode.QUOTA_EXCEEDED,
                    "All " + used.limit() + " calls of class " + used.quotaClass()
                            + " are used up; the next window starts in " + used.resetSeconds() + " s.")
                    .withHeaders(Map.of("Retry-After", Integer.toString(used.resetSeconds())));
        }
    }

    /**
     * The provider is known to be down and is left alone; nothing was counted.
     *
     * @param retryAfter when it may be asked again
     * @param staleResult an earlier result that the caller accepts, where there is one
     */
    record KnownDown(UUID eventId, String provider, Duration retryAfter, Optional<StaleResult> staleResult) implements Denied {
        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }

        @Override
        public RuntimeException answer() {
            return staleResult.<RuntimeException> map(JsonResultException::stale)
                    .orElseGet(() -> ProblemException.circuitOpen(provider, retryAfter));
        }
    }

    /** A secret that the tool needs is missing in the vault or cannot be decrypted. */
    record SecretUnavailable(Optional<UUID> event) implements Denied {
        @Override
        public RuntimeException answer() {
            return ProblemException.unavailable("The vault has no credential for this provider.", Duration.ofMinutes(1));
        }
    }

    /**
     * The database failed.
     *
     * @param event the row, which is missing where the database failed to write it
     * @param error the reason's code: {@code audit_failed}, {@code database_error}, {@code quota_busy},
     *        {@code key_busy}, {@code too_late}
     */
    record NotRecorded(Optional<UUID> event, String error) implements Denied {
        @Override
        public RuntimeException answer() {
            return ProblemException.unavailable("The call could not be recorded, so it was not made.", Duration.ofSeconds(1));
        }
    }

    /** A workflow's token is genuine, but no registration matches it: the caller is unknown, hence no row. */
    record UnknownCaller() implements Denied {
        @Override
        public Optional<UUID> event() {
            return Optional.empty();
        }

        @Override
        public RuntimeException answer() {
            return UnauthenticatedException.unregistered();
        }
    }
}
