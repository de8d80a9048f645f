package com.insightpulseai.mcp.migrations.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;

import com.insightpulseai.mcp.seal.ExportedSeal;
import com.insightpulseai.mcp.seal.Seal;
import com.insightpulseai.mcp.seal.SealPublicKeys;

/**
 * The seals that left the database by the log: 32 bytes of memory each. An owner of the database can cut the chain at its end;
 * these show it.
 */
final class ExportedSeals {

    private static final int HASH_BYTES = 32;
    private static final int MOST = 60_000_000;

    private final BitSet present = new BitSet();
    private byte[] hashes = new byte[1024 * HASH_BYTES];
    private long count;
    private long foreign;

    private ExportedSeals() {
    }

    static ExportedSeals none() {
        return new ExportedSeals();
    }

    /**
     * Reads the lines of a log. Lines without a seal do not matter, and neither do those with one that no listed key has
     * signed.
     *
     * @param findings gets two different seals of one number
     */
    static ExportedSeals read(Path file, SealPublicKeys keys, Findings findings) {
        ExportedSeals seals = new ExportedSeals();
        CharsetDecoder lenient = UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), lenient))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ExportedSeal.find(line).ifPresent(seal -> seals.add(seal, keys, findings));
            }
        } catch (IOException unreadable) {
            throw new UnverifiableException("The file of seals cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
        if (seals.count == 0) {
            throw new UnverifiableException(seals.foreign == 0
                    ? "The file of seals holds no seal."
                    : "The file of seals holds %d seals, none of them signed by a listed key.".formatted(seals.foreign));
        }
        return seals;
    }

    private void add(ExportedSeal seal, SealPublicKeys keys, Findings findings) {
        boolean signed = seal.sequence() <= MOST
                && keys.find(seal.keyId()).filter(key -> key.verifies(seal.json(), seal.signature())).isPresent();
        if (!signed) {
            foreign++;
            return;
        }
        int number = (int) seal.sequence();
        byte[] hash = HexFormat.of().parseHex(seal.hash());
        if (present.get(number)) {
            if (!Arrays.equals(hash, hash(number))) {
                findings.add("Two different seals %d were exported: the log was sealed anew from there.", number);
            }
            return;
        }
        if (hashes.length < (number + 1) * HASH_BYTES) {
            hashes = Arrays.copyOf(hashes, Math.max(2 * hashes.length, (number + 1) * HASH_BYTES));
        }
        present.set(number);
        System.arraycopy(hash, 0, hashes, number * HASH_BYTES, HASH_BYTES);
        count++;
    }

    /** Returns the reason why the seal in the database is not the exported one, if there is one. */
    Optional<Finding> compare(Seal seal) {
        boolean differs = seal.sequence() <= MOST && present.get((int) seal.sequence())
                && !HexFormat.of().formatHex(hash((int) seal.sequence())).equals(seal.hash());
        return differs
                ? Optional.of(Finding.of("Seal %d is not the one that was exported: the log was sealed anew.", seal.sequence()))
                : Optional.empty();
    }

    /** Returns the reason why the database lacks seals after a number, if it does. */
    Optional<Finding> compareEnd(long last) {
        int missing = present.nextSetBit((int) Math.min(last + 1, MOST));
        if (missing < 0) {
            return Optional.empty();
        }
        int end = present.length() - 1;
        return missing == end
                ? Optional.of(Finding.of("Seal %d was exported and is missing: the chain was cut at its end.", missing))
                : Optional.of(Finding.of("Seals %d to %d were exported and are missing: the chain was cut at its end.", missing,
                        end));
    }

    long count() {
        return count;
    }

    private byte[] hash(int number) {
        return Arrays.copyOfRange(hashes, number * HASH_BYTES, (number + 1) * HASH_BYTES);
    }
}
