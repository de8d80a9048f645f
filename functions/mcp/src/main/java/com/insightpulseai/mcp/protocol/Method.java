package com.insightpulseai.mcp.protocol;

import java.util.Optional;
import java.util.stream.Stream;

/** The requests that are answered. */
enum Method {

    DISCOVER("server/discover", Spoken.MODERN),
    INITIALIZE("initialize", Spoken.LEGACY),
    PING("ping", Spoken.LEGACY),
    LIST_TOOLS("tools/list", Spoken.BOTH),
    CALL_TOOL("tools/call", Spoken.BOTH),
    LIST_RESOURCES("resources/list", Spoken.BOTH),
    LIST_RESOURCE_TEMPLATES("resources/templates/list", Spoken.BOTH),
    READ_RESOURCE("resources/read", Spoken.BOTH);

    private enum Spoken {
        MODERN,
        LEGACY,
        BOTH
    }

    private final String wireName;
    private final Spoken spoken;

    Method(String wireName, Spoken spoken) {
        this.wireName = wireName;
        this.spoken = spoken;
    }

    /** @throws ProtocolException where the era has no such request, or it is not answered here */
    static Method of(String name, Era era) {
        Spoken own = era instanceof Era.Modern ? Spoken.MODERN : Spoken.LEGACY;
        return Stream.of(values()).filter(method -> method.wireName.equals(name))
                .filter(method -> method.spoken == Spoken.BOTH || method.spoken == own).findFirst()
                .orElseThrow(() -> ProtocolException.of(ErrorCode.METHOD_NOT_FOUND, "There is no such method."));
    }

    /** The field of {@code params} that {@code Mcp-Name} repeats; empty where the method has none. */
    static Optional<String> nameField(String method) {
        if (method.equals(CALL_TOOL.wireName)) {
            return Optional.of("name");
        }
        return method.equals(READ_RESOURCE.wireName) ? Optional.of("uri") : Optional.empty();
    }
}
