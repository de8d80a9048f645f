package com.insightpulseai.mcp.sdk.token;

/**
 * Keeps the refresh token of a Supabase session. Each use replaces it, and an old one ends the session, so it has to survive
 * the process.
 */
public interface RefreshTokenStore {

    /** Returns the newest refresh token; called before each use, because another process may have replaced it. */
    String load();

    /** Keeps the refresh token that replaces the one before; called before the new session is used. */
    void save(String refreshToken);
}
