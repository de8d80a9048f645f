package com.insightpulseai.mcp.migrations;

import java.util.List;
import java.util.Optional;

/**
 * What {@link Migrations#apply()} did.
 *
 * @param from the schema's version before, empty if there was no schema
 * @param to the schema's version now
 * @param applied the migrations applied by this run, as "version description", in order
 * @param partitionsMade monthly partitions of the audit log that were missing and have been made
 * @param providerLogins the roles that may begin provider calls in this database, sorted; each needs a password set by an
 *        administrator
 * @param notices remarks of the database, such as a month that could not get a partition, or a protection that only its
 *        administrator can give
 */
public record MigrationReport(Optional<String> from, String to, List<String> applied, int partitionsMade,
        List<String> providerLogins, List<String> notices) {
}
