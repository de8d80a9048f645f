package com.insightpulseai.mcp.functions.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.call.QuotaUse;

/**
 * What a result says of its call beside the tool's own words, for programs.
 *
 * @param eventId the audit row
 * @param schemaVersion of the tool
 * @param replayed whether the result is that of an earlier call with the same idempotency key
 */
record CallMeta(Optional<String> eventId, Optional<String> schemaVersion, Optional<QuotaUse> quota, boolean replayed) {

    private static final String PREFIX = "com.insightpulseai/";

    /** Names and JSON for {@code _meta}. */
    Map<String, String> entries() {
        Map<String, String> entries = new LinkedHashMap<>();
        eventId.ifPresent(id -> entries.put(PREFIX + "event-id", '"' + id + '"'));
        schemaVersion.ifPresent(version -> entries.put(PREFIX + "schema-version", '"' + version + '"'));
        quota.ifPresent(use -> entries.put(PREFIX + "quota", "{\"class\":\"" + use.quotaClass() + "\",\"limit\":" + use.limit()
                + ",\"left\":" + use.remaining() + ",\"reset\":" + use.resetSeconds() + "}"));
        if (replayed) {
            entries.put(PREFIX + "replayed", "true");
        }
        return entries;
    }
}
