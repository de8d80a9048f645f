/**
 * Verifies that the audit log is as it was sealed, by the public keys alone: nothing that the database says of itself is
 * believed. Memory is constant whatever the size of the log.
 */
package com.insightpulseai.mcp.migrations.audit;
