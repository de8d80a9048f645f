package com.insightpulseai.mcp.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A seal found in a line of a log: what comes before and after it in the line does not matter, nor does it if the line was put
 * into a JSON string.
 *
 * @param json the canonical JSON as it was signed
 */
public record ExportedSeal(long sequence, String keyId, byte[] json, byte[] signature) {

    static final String PREFIX = "{\"audit_seal\":";
    static final String MIDDLE = ",\"signature\":\"";
    static final String SUFFIX = "\"}";

    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":([1-9][0-9]{0,15})[,}]");
    private static final Pattern KEY = Pattern.compile("\"key_id\":\"([A-Za-z0-9._-]{1,64})\"");

    /** The seal in a line; empty where there is none. */
    public static Optional<ExportedSeal> find(String line) {
        String text = line.contains("{\\\"audit_seal\\\":") ? line.replace("\\\"", "\"").replace("\\\\", "\\") : line;
        int start = text.indexOf(PREFIX);
        int middle = text.indexOf(MIDDLE, Math.max(start, 0));
        int end = text.indexOf(SUFFIX, Math.max(middle + MIDDLE.length(), 0));
        if (start < 0 || middle < 0 || end < 0) {
            return Optional.empty();
        }
        String json = text.substring(start + PREFIX.length(), middle);
        Matcher sequence = SEQUENCE.matcher(json);
        Matcher key = KEY.matcher(json);
        if (!sequence.find() || !key.find()) {
            return Optional.empty();
        }
        try {
            byte[] signature = Base64.getDecoder().decode(text.substring(middle + MIDDLE.length(), end));
            return Optional
                    .of(new ExportedSeal(Long.parseLong(sequence.group(1)), key.group(1), json.getBytes(UTF_8), signature));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** SHA-256 of the canonical JSON, in hexadecimal. */
    public String hash() {
        return HexFormat.of().formatHex(Hashes.sha256().digest(json));
    }
}
