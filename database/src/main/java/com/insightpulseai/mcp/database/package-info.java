/**
 * The reader of database URLs, shared by the hub, functions and migrations, so that all of them take the same URL for
 * the same database.
 */
package com.insightpulseai.mcp.database;
