package com.insightpulseai.mcp.protocol;

import java.util.Map;
import java.util.Optional;

/** Writes results as the era has them. */
final class Results {

    private static final int CACHED_MS = 60_000;
    private static final int NOT_CACHED = 0;

    private final String serverInfo;
    private final String instructions;

    Results(ServerIdentity identity) {
        this.serverInfo = identity.json();
        this.instructions = JsonText.quoted(identity.instructions());
    }

    private static final String CAPABILITIES = "\"capabilities\":{\"tools\":{},\"resources\":{}}";

    String discovery() {
        return cacheable("\"supportedVersions\":" + ModernMeta.spoken() + "," + CAPABILITIES + ",\"instructions\":"
                + instructions, Era.MODERN);
    }

    /** @param asked the revision that the client wants */
    String initialization(Optional<String> asked) {
        Revision revision = asked.flatMap(Revision::of).filter(spoken -> !spoken.isModern()).orElse(Revision.NEWEST_LEGACY);
        return "{\"protocolVersion\":\"" + revision.date() + "\"," + CAPABILITIES + ",\"serverInfo\":" + serverInfo
                + ",\"instructions\":" + instructions + "}";
    }

    /**
     * A result that a client may keep, for itself: what a caller is offered depends on its role.
     *
     * @param fields of a JSON object
     */
    String cacheable(String fields, Era era) {
        return cacheable(fields, CACHED_MS, era);
    }

    /** The content of a resource, which may be another one at the next reading. */
    String content(String entry, Era era) {
        return cacheable("\"contents\":[" + entry + "]", NOT_CACHED, era);
    }

    private String cacheable(String fields, int milliseconds, Era era) {
        return era instanceof Era.Modern
                ? complete(fields + ",\"ttlMs\":" + milliseconds + ",\"cacheScope\":\"private\"", Map.of(), era)
                : complete(fields, Map.of(), era);
    }

    String answer(ToolAnswer answer, Era era) {
        StringBuilder fields = new StringBuilder("\"content\":[{\"type\":\"text\",\"text\":");
        if (answer instanceof ToolAnswer.Good good) {
            JsonText.appendQuoted(fields, good.text());
            fields.append("}]");
            good.structured().ifPresent(json -> fields.append(",\"structuredContent\":").append(json));
            fields.append(",\"isError\":false");
        } else if (answer instanceof ToolAnswer.Failed failed) {
            JsonText.appendQuoted(fields, failed.text());
            fields.append("}],\"isError\":true");
        }
        return complete(fields, answer.meta(), era);
    }

    private String complete(CharSequence fields, Map<String, String> meta, Era era) {
        StringBuilder json = new StringBuilder(fields.length() + 500).append('{').append(fields);
        boolean modern = era instanceof Era.Modern;
        if (modern) {
            json.append(",\"resultType\":\"complete\"");
        }
        if (modern || !meta.isEmpty()) {
            json.append(",\"_meta\":{");
            if (modern) {
                json.append('"').append(ModernMeta.SERVER_INFO).append("\":").append(serverInfo);
            }
            meta.forEach((name, value) -> json.append(json.charAt(json.length() - 1) == '{' ? "" : ",")
                    .append(JsonText.quoted(name)).append(':').append(value));
            json.append('}');
        }
        return json.append('}').toString();
    }
}
