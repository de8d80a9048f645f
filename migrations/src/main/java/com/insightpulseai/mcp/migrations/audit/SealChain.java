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

    /** How long seals of an older key count beside those of a newer one: two monitors may change their keys one after the other. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final SealPublicKeys keys;
    private final Findings findings;

    private long expected = 1;
    private Optional<String> previousHash = Optional.empty();
    /** Where the next seal has to begin; absent after a seal that is not one. */
    private Optional<Optional<Position>> end = Optional.of(Optional.empty());
    private long sealedAt = Long.MIN_VALUE;
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
            previousHash = Optional.empty();
        }
        boolean follows = stored.sequence() == expected;
        expected = stored.sequence() + 1;
        Optional<Seal> seal = stored.signed().filter(signed -> isSigned(stored, signed)).map(SignedSeal::seal);
        if (stored.signed().isEmpty()) {
            findings.add("Row %d of ops.audit_seals is no seal.", stored.sequence());
        }
        seal.ifPresentOrElse(link -> compare(link, follows), () -> end = Optional.empty());
        previousHash = seal.map(Seal::hash);
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

    private void compare(Seal seal, boolean follows) {
        if (follows && (previousHash.isPresent() || seal.sequence() == 1) && !seal.previous().equals(previousHash)) {
            findings.add("The chain is broken: seal %d was not made for seal %d as it is.", seal.sequence(), seal.sequence() - 1);
        }
        if (seal.sealedAt() < sealedAt) {
            findings.add("The chain is broken: seal %d is older than the one before.", seal.sequence());
        }
        sealedAt = seal.sealedAt();
        if (seal.kind() == Seal.Kind.EVENTS) {
            if (follows && end.isPresent() && !seal.after().equals(end.get())) {
                findings.add("The chain is broken: seal %d does not begin where the one before ended.", seal.sequence());
            }
            end = Optional.of(seal.last());
        }
    }

    private static String printable(String keyId) {
        return keyId.replaceAll("[^A-Za-z0-9._-]", "?").substring(0, Math.min(keyId.length(), 64));
    }
}
