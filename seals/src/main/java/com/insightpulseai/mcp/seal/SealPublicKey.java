package com.insightpulseai.mcp.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A key that seals are checked with. Its text is one line, {@code ID VALID-FROM PUBLIC}: the time in RFC 3339, the key in the
 * Base64 of X.509, which is also what lies between the lines of a PEM file.
 *
 * @param validFrom the time from which seals signed with it count
 */
public record SealPublicKey(String id, Instant validFrom, PublicKey key) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LONGEST_LINE = 1024;

    /** @throws IllegalArgumentException for a line that is no key; the message says why */
    static SealPublicKey parse(String line) {
        String[] words = line.length() > LONGEST_LINE ? new String[0] : line.strip().split("[ \t]+");
        if (words.length != 3) {
            throw new IllegalArgumentException("it is not an id, a time and a public key");
        }
        requireId(words[0]);
        try {
            byte[] encoded = Base64.getDecoder().decode(words[2]);
            return new SealPublicKey(words[0], Instant.parse(words[1]),
                    KeyFactory.getInstance(SealKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("its time is not like 2026-11-28T00:00:00Z", malformed);
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException("it holds no " + SealKey.ALGORITHM + " public key in Base64", malformed);
        }
    }

    static void requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a key's id is 1 to 64 letters, digits, dots, hyphens and underscores");
        }
    }

    /** Whether the signature is this key's; a malformed one is not. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(SealKey.ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    public String toText() {
        return id + " " + validFrom + " " + Base64.getEncoder().encodeToString(key.getEncoded());
    }
}
