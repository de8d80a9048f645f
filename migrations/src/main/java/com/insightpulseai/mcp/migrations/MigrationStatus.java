package com.insightpulseai.mcp.migrations;

import java.util.List;

/**
 * How far a database is.
 *
 * @param applied the migrations in the database, as "version description", in order
 * @param pending the migrations that {@link Migrations#apply()} would apply, likewise
 */
public record MigrationStatus(List<String> applied, List<String> pending) {
}
