package com.insightpulseai.mcp.access;

import java.util.Optional;
import java.util.UUID;

/**
 * An authenticated caller, as its token says. A user has an id, and a role where {@code app_metadata.ops_role} names one; a
 * workflow's id and role are looked up in the database by its repository.
 *
 * @param kind what stands behind the token
 * @param id the user's UUID; empty for a workflow
 * @param role the token's ops role; empty for a workflow and for a user without one
 * @param issuer the exact issuer of the token
 * @param workflow the workflow run; empty for a user
 * @param session the user's session at the issuer; empty for a workflow and where the token names none
 * @param client the OAuth client that the token was issued to; empty for a workflow and for a token of the user's own
 */
public record Caller(CallerKind kind, Optional<UUID> id, Optional<OpsRole> role, String issuer, Optional<Workflow> workflow,
        Optional<UUID> session, Optional<OauthClient> client) {

    /** A user of the issuer's project. */
    public static Caller user(UUID id, Optional<OpsRole> role, String issuer, Optional<UUID> session) {
        return new Caller(CallerKind.USER, Optional.of(id), role, issuer, Optional.empty(), session,
                Optional.empty());
    }

    /** A workflow run of the issuer. */
    public static Caller workflow(Workflow workflow, String issuer) {
        return new Caller(CallerKind.WORKFLOW, Optional.empty(), Optional.empty(), issuer, Optional.of(workflow),
                Optional.empty(), Optional.empty());
    }

    /** The same with a token that was issued to the client: its role is no higher than what the client may use. */
    Caller through(OauthClient client) {
        return new Caller(kind, id, role.map(client::cap), issuer, workflow, session, Optional.of(client));
    }

    /** A name for logs and principals: the user's UUID, or {@code repository:} and its number. */
    public String name() {
        return id.map(UUID::toString).or(() -> workflow.map(run -> "repository:" + run.repositoryId())).orElse(issuer);
    }
}
