package com.insightpulseai.mcp.hub.sandbox;

import java.util.List;
import java.util.UUID;

/** One of the sandbox's users: there is one for each ops role, always with the same id. */
record SandboxUser(String role, UUID id) {

    static final SandboxUser VIEWER = new SandboxUser("ops_viewer", UUID.fromString("5a5db0c5-0000-4000-8000-000000000001"));
    static final SandboxUser OPERATOR = new SandboxUser("ops_operator",
            UUID.fromString("5a5db0c5-0000-4000-8000-000000000002"));
    static final SandboxUser ADMIN = new SandboxUser("ops_admin", UUID.fromString("5a5db0c5-0000-4000-8000-000000000003"));

    /** From the least to the most powerful. */
    static final List<SandboxUser> ALL = List.of(VIEWER, OPERATOR, ADMIN);

    String email() {
        return role + "@sandbox.invalid";
    }
}
