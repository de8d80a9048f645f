/**
 * The way to the schema {@code ops}: one statement, one round trip, one row, within a limit of time and through a pooler too.
 * No SQL of calls, health or alerts is here; each of those has its own.
 */
package com.insightpulseai.mcp.store;
