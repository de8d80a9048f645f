/**
 * Where bearer tokens come from: given ones, files, GitHub Actions and sessions of Supabase. No token is in a message or a
 * {@code toString}.
 */
package com.insightpulseai.mcp.sdk.token;
