package com.insightpulseai.mcp.migrations;

/** The database has the schema of another development version; until 0.1.0 migrations are edited in place. */
public final class DevelopmentSchemaException extends MigrationException {

    /** @param address host, port and database */
    DevelopmentSchemaException(String address) {
        super("The database at %s has the schema of another development version, which cannot be migrated: use an empty database, "
                .formatted(address) + "or drop its schema ops, with the audit log, and migrate again.");
    }
}
