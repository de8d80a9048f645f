package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.tool.VaultSecret;

/** What {@code ops.begin_call} decided. All but {@link UnknownCaller} have left a row. */
public sealed interface Admission {

    /** The call may go on; its row is {@code started} until it is finished. */
    record Admitted(UUID eventId, OffsetDateTime createdAt, OpsRole role, Optional<QuotaUse> quota,
            Map<String, VaultSecret> secrets) implements Admission {
        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }

        /** The call is over, and with it the use of its secrets. */
        public void wipeSecrets() {
            secrets.values().forEach(VaultSecret::wipe);
        }
    }

    /** The caller's effective role, the lower of the token's and the database's, is below the tool's. */
    record RoleDenied(UUID eventId) implements Admission {
        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }
    }

    /** The session of the caller's token has ended. */
    record SessionEnded(UUID eventId) implements Admission {
        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }
    }

    /** The caller's budget for this window is used up. */
    record QuotaDenied(UUID eventId, QuotaUse quota) implements Admission {
        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }
    }

    /**
     * The provider is known to be down and is left alone; nothing was counted.
     *
     * @param retryAfter when it may be asked again
     * @param lastAnswer what the caller takes in place of an answer, where there is one
     */
    record KnownDown(UUID eventId, String provider, Duration retryAfter, Optional<StaleAnswer> lastAnswer)
            implements
                Admission {
        @Override
        public Optional<UUID> event() {
            return Optional.of(eventId);
        }
    }

    /**
     * The call was refused for another reason.
     *
     * @param recorded the row, which is missing only where the database failed to write it
     * @param error the reason's code, as in the row: the refusal that was handed in, {@code secret_missing}, {@code quota_busy}
     *        ...
     */
    record Refused(Optional<UUID> recorded, String error) implements Admission {
        @Override
        public Optional<UUID> event() {
            return recorded;
        }
    }

    /** A workflow's token is genuine, but its repository is not registered: nobody we know, hence no row. */
    record UnknownCaller() implements Admission {
    }

    /** The audit row that the decision left. */
    default Optional<UUID> event() {
        return Optional.empty();
    }
}
