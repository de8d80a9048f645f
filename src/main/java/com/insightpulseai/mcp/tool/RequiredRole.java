package com.insightpulseai.mcp.tool;

import java.util.Optional;

import com.insightpulseai.mcp.access.OauthClient;
import com.insightpulseai.mcp.access.OpsRole;

/**
 * What a call needs.
 *
 * @param subject what needs it, the beginning of a sentence: the tool, or a field of its input
 */
public record RequiredRole(String subject, OpsRole least) {

    /**
     * For a caller without it: also says whether the client may use that role at all, which no other role of the user would
     * change.
     *
     * @param client the OAuth client that the caller's token was issued to
     */
    public String denial(Optional<OauthClient> client) {
        return subject + " needs the role " + least.wireName() + "."
                + client.filter(capped -> !capped.maxRole().atLeast(least))
                        .map(capped -> " A token that was issued to the client " + capped.name() + " has "
                                + capped.maxRole().wireName() + " at most.")
                        .orElse("");
    }
}
