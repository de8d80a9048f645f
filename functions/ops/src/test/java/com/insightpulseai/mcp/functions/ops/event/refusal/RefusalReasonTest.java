package com.insightpulseai.mcp.functions.ops.event.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.functions.ops.event.EventRow;

class RefusalReasonTest {

    /** The errors of docs/errors.md and docs/audit.md that leave a row. */
    @ParameterizedTest
    @ValueSource(strings = { "invalid_input", "forbidden", "host_not_allowed", "unknown_tool", "unknown_resource",
            "idempotency_in_progress", "idempotency_result_not_kept", "idempotency_key_reused", "internal_error",
            "upstream_error",
            "upstream_rejected_credentials", "unavailable", "provider_disabled", "upstream_rate_limited", "circuit_open",
            "upstream_timeout", "cancelled", "secret_missing", "secret_not_allowed", "quota_busy", "key_busy", "database_error",
            "too_late", "login_not_allowed", "session_ended", "tool_not_allowed", "not_completed" })
    void hasASentenceForEachError(String error) {
        String status = error.equals("not_completed") ? "abandoned" : "error";
        EventRow event = new EventRow(null, null, null, "socket", "scan.get", null, null, null, null, "none", status, error,
                null,
                null, null, null, null);

        assertThat(RefusalReason.of(event, false)).get().isNotEqualTo(RefusalReason.OTHER);
    }
}
