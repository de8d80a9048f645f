package com.insightpulseai.mcp.store.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.platform.Sha256;

/**
 * Signs requests without a query by Signature Version 4. What makes signing hard, the canonical form of paths and queries, does
 * not occur here: a path has no character that needs an escape.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a signed
 *      AWS API request</a>
 */
record AwsSignature(AwsCredentials credentials, String region, String service) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String TERMINATOR = "aws4_request";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9/._-]*");
    private static final int DATE_LENGTH = "uuuuMMdd".length();

    /** The headers of a POST to {@code /}, which AWS' JSON services take. */
    SortedMap<String, String> sign(Map<String, String> headers, byte[] body, Instant at) {
        return sign("POST", "/", headers, body, at);
    }

    /**
     * The headers that the request has to be sent with.
     *
     * @param path of letters, digits and {@code /-._} only
     * @param headers those that it has anyway, {@code Host} among them
     */
    SortedMap<String, String> sign(String method, String path, Map<String, String> headers, byte[] body, Instant at) {
        if (!PLAIN_PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("a path with other characters is not signed");
        }
        SortedMap<String, String> signed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        signed.putAll(headers);
        signed.put("X-Amz-Date", TIME.format(at));
        credentials.sessionToken().ifPresent(token -> signed.put("X-Amz-Security-Token", token));
        signed.put("Authorization", authorization(method, path, signed, body, TIME.format(at)));
        return signed;
    }

    private String authorization(String method, String path, SortedMap<String, String> headers, byte[] body, String time) {
        String date = time.substring(0, DATE_LENGTH);
        String scope = String.join("/", date, region, service, TERMINATOR);
        String names = headers.keySet().stream().map(AwsSignature::canonical).collect(Collectors.joining(";"));
        String lines = headers.entrySet().stream()
                .map(header -> canonical(header.getKey()) + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        String request = String.join("\n", method, path, "", lines, names, Sha256.hex(body));
        String toSign = String.join("\n", ALGORITHM, time, scope, Sha256.hex(request.getBytes(UTF_8)));

        byte[] key = ("AWS4" + credentials.secretAccessKey()).getBytes(UTF_8);
        for (String part : new String[] { date, region, service, TERMINATOR }) {
            key = hmac(key, part);
        }
        return "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s".formatted(ALGORITHM, credentials.accessKeyId(), scope,
                names, HexFormat.of().formatHex(hmac(key, toSign)));
    }

    private static String canonical(String headerName) {
        return headerName.toLowerCase(Locale.ROOT);
    }

    private static byte[] hmac(byte[] key, String text) {
        return Sha256.hmac(key, text.getBytes(UTF_8));
    }
}
