package com.insightpulseai.mcp.migrations.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.seal.EventFormat;
import com.insightpulseai.mcp.seal.Position;
import com.insightpulseai.mcp.seal.Seal;
import com.insightpulseai.mcp.seal.SealPublicKeys;
import com.insightpulseai.mcp.seal.SignedSeal;
import com.insightpulseai.mcp.seal.UtcTime;

/** Compares the whole log, or a part of it, with its seals. */
final class AuditVerification {

    /** Events that are read by one statement: few enough to wait for, many enough to be worth a statement. */
    private static final long BATCH = 50_000;

    private final AuditDatabase database;
    private final EventReader reader;
    private final EventNaming naming;
    private final SealPublicKeys keys;
    private final ExportedSeals exported;
    private final TimeRange range;
    private final Progress progress;
    private final Findings findings;

    private final ExpiredMonths expired;
    private final List<Seal> batch = new ArrayList<>();
    private long inBatch;
    private long seals;
    private long events;
    private Optional<Position> end = Optional.empty();
    private Optional<Long> first = Optional.empty();
    private Optional<Long> last = Optional.empty();

    AuditVerification(Connection connection, SealPublicKeys keys, ExportedSeals exported, TimeRange range, Duration kept,
            Progress progress, Findings findings) throws SQLException {
        this.database = new AuditDatabase(connection);
        this.reader = new EventReader(connection);
        this.naming = new EventNaming(connection, reader);
        this.keys = keys;
        this.exported = exported;
        this.range = range;
        this.expired = new ExpiredMonths(kept);
        this.progress = progress;
        this.findings = findings;
    }

    /** @throws UnverifiableException where nothing can be told */
    AuditReport run() throws SQLException {
        database.requireTables();
        progress.begin(database.eventsInSeals());
        findExpiries();
        SealChain chain = new SealChain(keys, findings);
        for (List<StoredSeal> page = database.sealsAfter(0); !page.isEmpty(); page = database.sealsAfter(chain.last())) {
            for (StoredSeal stored : page) {
                seals++;
                Optional<Seal> seal = chain.next(stored);
                if (seal.isPresent()) {
                    add(seal.get());
                }
            }
        }
        compareBatch();
        exported.compareEnd(chain.last()).ifPresent(findings::add);
        AuditDatabase.Unsealed unsealed = database.unsealed(end);
        if (seals == 0 && findings.isEmpty()) {
            throw new UnverifiableException("The log is not sealed: there is no seal for any of its %d events."
                    .formatted(unsealed.count()));
        }
        progress.end();
        return new AuditReport(seals, events, first, last, expired.all(), unsealed.count(), unsealed.oldest(),
                database.columnsBeyond(EventFormat.CURRENT), findings);
    }

    /** Before all else, as they are younger than the seals whose events they excuse. */
    private void findExpiries() throws SQLException {
        long sequence = 0;
        for (List<StoredSeal> page = database.expiriesAfter(0); !page.isEmpty(); page = database.expiriesAfter(sequence)) {
            for (StoredSeal stored : page) {
                sequence = stored.sequence();
                stored.signed().filter(signed -> keys.find(signed.seal().keyId())
                        .filter(key -> signed.signature() != null && key.verifies(signed.seal().toJson(), signed.signature()))
                        .isPresent()).map(SignedSeal::seal).filter(seal -> !expired.add(seal)).ifPresent(early -> findings.add(
                                "The month until %s was dropped too early: seal %d of %s.",
                                UtcTime.text(early.until().orElseThrow()),
                                early.sequence(), UtcTime.text(early.sealedAt())));
            }
        }
    }

    private void add(Seal seal) throws SQLException {
        exported.compare(seal).ifPresent(findings::add);
        if (seal.kind() == Seal.Kind.EXPIRY) {
            return;
        }
        end = seal.last();
        if (!range.overlaps(seal.firstAt(), seal.last().orElseThrow().createdAt())) {
            return;
        }
        boolean follows = batch.isEmpty() || batch.get(batch.size() - 1).last().equals(seal.after())
                && batch.get(0).format() == seal.format();
        if (!follows) {
            compareBatch();
        }
        batch.add(seal);
        inBatch += seal.events();
        if (inBatch >= BATCH) {
            compareBatch();
        }
    }

    private void compareBatch() throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        EventFormat format = EventFormat.numbered(batch.get(0).format()).orElseThrow(() -> new UnverifiableException(
                "Seal %d is of format %d: a newer version of this program is needed.".formatted(batch.get(0).sequence(),
                        batch.get(0).format())));
        BatchComparison comparison = new BatchComparison(batch, progress);
        reader.read(format, batch.get(0).after(), batch.get(batch.size() - 1).last().orElseThrow(), comparison);
        for (BatchComparison.Difference difference : comparison.finish()) {
            if (!expired.contain(difference.seal())) {
                findings.add(naming.name(difference.seal(), format, difference.found()));
            } else if (difference.found() > 0) {
                findings.add(naming.nameInDroppedMonth(difference.seal(), format));
            }
        }
        events += comparison.events();
        if (comparison.events() > 0) {
            first = first.or(() -> Optional.of(batch.get(0).firstAt()));
            last = batch.get(batch.size() - 1).last().map(Position::createdAt);
        }
        batch.clear();
        inBatch = 0;
    }
}
