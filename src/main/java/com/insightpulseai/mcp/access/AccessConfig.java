package com.insightpulseai.mcp.access;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whose tokens are trusted. */
@ConfigMapping(prefix = "mcp.access")
interface AccessConfig {

    Supabase supabase();

    Github github();

    /** A Supabase project. */
    interface Supabase {

        /** The project's URL; its issuer is {@code <url>/auth/v1}. Without it no Supabase user is a caller. */
        Optional<String> url();

        /** Where its JWK set is; {@code <issuer>/.well-known/jwks.json} unless given. */
        Optional<String> jwksUrl();

        /** Its JWK set inline, so that a cold start fetches nothing. */
        Optional<String> jwks();

        /** Its legacy HS256 secret, at least 32 bytes; HS256 is refused without it. */
        Optional<String> jwtSecret();
    }

    /** GitHub Actions' OpenID Connect tokens. */
    interface Github {

        /** The audience of our own that workflows ask for; without it no workflow is a caller. */
        Optional<String> audience();

        /** The issuer; another one for GitHub Enterprise Server. */
        @WithDefault("https://token.actions.githubusercontent.com")
        String issuer();

        /** Where its JWK set is; {@code <issuer>/.well-known/jwks} unless given. */
        Optional<String> jwksUrl();
    }
}
