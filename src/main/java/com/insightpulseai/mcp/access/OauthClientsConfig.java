package com.insightpulseai.mcp.access;

import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

/** The {@code oauth_clients} part of {@code provider-config.yaml}, as written; {@link OauthClients} gives it its meaning. */
@ConfigMapping(prefix = "oauth_clients", namingStrategy = ConfigMapping.NamingStrategy.SNAKE_CASE)
public interface OauthClientsConfig {

    /** What stands in the place of the list: an empty text where the list is empty. */
    @WithParentName
    Optional<String> text();

    @WithParentName
    List<Client> clients();

    interface Client {

        /** The id that Supabase's OAuth server gave the client when it was registered. */
        String clientId();

        /** The name that people know the client by, for the log. */
        String name();

        /** The highest role that a user's token has in the hands of this client. */
        String maxRole();

        /** The audience that its tokens have to name; the issuer's when absent. */
        Optional<String> audience();
    }
}
