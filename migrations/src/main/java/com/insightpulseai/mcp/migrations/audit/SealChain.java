package com.insightpulseai.mcp.migrations.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.insightpulseai.mcp.seal.Position;
import com.insightpulseai.mcp.seal.Seal;
import com.insightpulseai.mcp.seal.SealPublicKey;
import com.insightpulseai.mcp.seal.SealPublicKeys;
import com.insightpulseai.mcp.seal.SignedSeal;
import com.insightpulseai.mcp.seal.UtcTime;

/** Follows the seals from the first to the last: each is signed, names the one before, and begins where that one ended. */
final class SealChain {

    /**
     * How long seals of an older key count beside those of a newer one: two monitors may change their keys one after the other.
     */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final SealPublicKeys keys;
    private final Findings findings;

    private long expected = 1;
    private Optional<Seal> before = Optional.empty();
    private Optional<Position> end = Optional.empty();
    /** Whether something was found that explains why the next seal does not follow. */
    private boolean interrupted;
    private Optional<SealPublicKey> newestKey = Optional.empty();
    private long newestKeySince;

    SealChain(SealPublicKeys keys, Findings findings) {
        this.keys = keys;
        this.findings = findings;
    }

    /** The last link's number; 0 before the first. */
    long last() {
        return expected - 1;
    }

    /** The seal, if its signature is one of a listed key; what is wrong with its place in the chain is noted. */
    Optional<Seal> next(StoredSeal stored) {
        if (stored.sequence() > expected) {
            findings.add(stored.sequence() == expected + 1 ? "Seal %d is missing." : "Seals %d to %d are missing.", expected,
                    stored.sequence() - 1);
            interrupted = true;
        }
        expected = stored.sequence() + 1;
        if (stored.signed().isEmpty()) {
            findings.add("Row %d of ops.audit_seals is no seal.", stored.sequence());
        }
        Optional<Seal> seal = stored.signed().filter(signed -> isSigned(stored, signed)).map(SignedSeal::seal);
        // Rows that are no seals are passed over, as the sealing passes over them.
        seal.ifPresentOrElse(this::compare, () -> interrupted = true);
        return seal;
    }

    private boolean isSigned(StoredSeal stored, SignedSeal signed) {
        Seal seal = signed.seal();
        Optional<SealPublicKey> key = keys.find(seal.keyId());
        if (key.isEmpty()) {
            findings.add("Seal %d is signed with key %s, which is not listed.", stored.sequence(), printable(seal.keyId()));
            return false;
        }
        if (signed.signature() == null || !key.get().verifies(seal.toJson(), signed.signature())) {
            findings.add("Seal %d is not signed by key %s: the seal was changed, or made without the key.", stored.sequence(),
                    seal.keyId());
            return false;
        }
        if (!seal.hash().equals(stored.hash())) {
            findings.add("The hash in the row of seal %d is not the seal's.", stored.sequence());
        }
        return isOfItsTime(seal, key.get());
    }

    private boolean isOfItsTime(Seal seal, SealPublicKey key) {
        if (UtcTime.instant(seal.sealedAt()).isBefore(key.validFrom())) {
            findings.add("Seal %d of %s is signed with key %s, which counts from %s.", seal.sequence(),
                    UtcTime.text(seal.sealedAt()), key.id(), key.validFrom());
            return false;
        }
        Instant newest = newestKey.map(SealPublicKey::validFrom).orElse(Instant.MIN);
        if (key.validFrom().isAfter(newest)) {
            newestKey = Optional.of(key);
            newestKeySince = seal.sealedAt();
        } else if (key.validFrom().isBefore(newest)
                && seal.sealedAt() - newestKeySince > OVERLAP.toNanos() / 1000) {
            findings.add("Seal %d is signed with key %s, in whose place key %s has been since %s.", seal.sequence(), key.id(),
                    newestKey.orElseThrow().id(), UtcTime.text(newestKeySince));
            return false;
        }
        return true;
    }

    private void compare(Seal seal) {
        if (!interrupted && !seal.previous().equals(before.map(Seal::hash))) {
            findings.add("The chain is broken: seal %d was not made for the seal before it.", seal.sequence());
        } else if (!interrupted && seal.kind() == Seal.Kind.EVENTS && !seal.after().equals(end)) {
            findings.add("The chain is broken: seal %d does not begin where the seal before it ended.", seal.sequence());
        }
        if (before.filter(earlier -> seal.sealedAt() < earlier.sealedAt()).isPresent()) {
            findings.add("The chain is broken: seal %d is older than the seal before it.", seal.sequence());
        }
        interrupted = false;
        before = Optional.of(seal);
        end = seal.last().or(() -> end);
    }

    private static String printable(String keyId) {
        return keyId.replaceAll("[^A-Za-z0-9._-]", "?").substring(0, Math.min(keyId.length(), 64));
    }
}
