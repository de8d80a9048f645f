package com.insightpulseai.mcp.access;

import java.util.Optional;

/**
 * A third-party client of Supabase's OAuth server that may present the tokens of users who consented to it.
 *
 * @param id the {@code client_id} of its tokens
 * @param name the name that people know it by
 * @param maxRole the highest role that such a token has here
 * @param audience the {@code aud} that its tokens have to name; empty for the issuer's own
 */
public record OauthClient(String id, String name, OpsRole maxRole, Optional<String> audience) {

    /** The role of a token that says this one: never more than the client may use. */
    OpsRole cap(OpsRole role) {
        return maxRole.atLeast(role) ? role : maxRole;
    }
}
