package com.insightpulseai.mcp.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** A seal with its signature, as it is kept in the database and leaves it by the log. */
public record SignedSeal(Seal seal, byte[] signature) {

    public static SignedSeal of(Seal seal, SealKey key) {
        return new SignedSeal(seal, key.sign(seal.toJson()));
    }

    /** One line of JSON: {@code {"audit_seal":{…},"signature":"…"}}, with the canonical JSON as it was signed. */
    public String toLine() {
        return ExportedSeal.PREFIX + new String(seal.toJson(), UTF_8) + ExportedSeal.MIDDLE
                + Base64.getEncoder().encodeToString(signature) + ExportedSeal.SUFFIX;
    }
}
