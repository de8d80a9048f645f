/**
 * The hub's database: the one that is configured, or an embedded PostgreSQL that keeps its data between runs. Its
 * schema is checked or migrated before the hub serves calls.
 */
package com.insightpulseai.mcp.hub.database;
