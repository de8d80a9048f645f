/**
 * Who calls: bearer tokens, the issuers that are trusted, their keys, and the {@link
 * com.insightpulseai.mcp.access.Caller} that comes of them. A role is read from {@code app_metadata.ops_role} and nowhere
 * else. Nothing here knows tools.
 */
package com.insightpulseai.mcp.access;
