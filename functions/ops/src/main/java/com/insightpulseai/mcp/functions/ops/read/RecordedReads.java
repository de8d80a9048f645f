package com.insightpulseai.mcp.functions.ops.read;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.functions.ops.read.OpsReads.Answered;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Reads what the audit log has to know of. Functions of the database answer {@code recorded} at first, and the read itself once
 * the row is committed.
 */
@ApplicationScoped
public class RecordedReads {

    private static final String RECORDED = "recorded";

    private final OpsReads reads;

    RecordedReads(OpsReads reads) {
        this.reads = reads;
    }

    /** Runs a statement whose rows have an {@code outcome}, and once more where it has left a row; fails as each read does. */
    public Uni<Answered> read(ConsoleReader reader, Statement statement) {
        return reads.readOnRecord(reader.caller(), statement).chain(first -> isRecorded(first)
                ? reads.readOnRecord(reader.caller(), statement)
                : Uni.createFrom().item(first));
    }

    private static boolean isRecorded(Answered read) {
        return read.first().stream().findFirst().filter(row -> outcome(row).equals(RECORDED)).isPresent();
    }

    /** The outcome that a row tells. */
    public static String outcome(Row row) {
        return row.getString("outcome");
    }
}
