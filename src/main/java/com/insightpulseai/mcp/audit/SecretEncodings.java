package com.insightpulseai.mcp.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.insightpulseai.mcp.tool.VaultSecret;

/**
 * The texts by which a granted secret is recognised in what a provider returns: as it is, percent-encoded, and in Base64
 * wherever it
 * stands in what was encoded (a header of Basic authentication puts a user before it). Of a secret that is a URL, such as a
 * DSN, user and password are recognised too.
 */
final class SecretEncodings {

    /** A shorter text is too likely to be a word. Credentials of providers have 20 characters and more. */
    static final int SHORTEST = 8;

    private static final int GROUP = 3; // bytes that Base64 encodes together

    private SecretEncodings() {
    }

    /** The forms, longest first, so that replacing one leaves no part of another. */
    static Set<String> of(VaultSecret secret) {
        Set<String> forms = new LinkedHashSet<>();
        parts(secret.reveal()).filter(part -> part.length() >= SHORTEST).forEach(part -> {
            forms.add(part);
            addPercentEncoded(forms, part);
            addBase64(forms, part.getBytes(UTF_8));
        });
        return forms.stream().sorted((one, other) -> other.length() - one.length())
                .collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    private static Stream<String> parts(String secret) {
        try {
            String userInfo = new URI(secret).getUserInfo();
            return userInfo == null ? Stream.of(secret)
                    : Stream.concat(Stream.of(secret), Arrays.stream(userInfo.split(":", 2)));
        } catch (URISyntaxException noUrl) {
            return Stream.of(secret);
        }
    }

    private static void addPercentEncoded(Set<String> forms, String secret) {
        String form = URLEncoder.encode(secret, UTF_8);
        forms.add(form);
        String strict = form.replace("+", "%20");
        forms.add(strict);
        forms.add(lowerCaseEscapes(strict));
    }

    private static String lowerCaseEscapes(String encoded) {
        StringBuilder lower = new StringBuilder(encoded);
        for (int at = encoded.indexOf('%'); at >= 0; at = encoded.indexOf('%', at + GROUP)) {
            lower.replace(at, at + GROUP, encoded.substring(at, at + GROUP).toLowerCase(Locale.ROOT));
        }
        return lower.toString();
    }

    /** What comes before the secret shifts it by 0, 1 or 2 bytes; characters that depend on its neighbours are left out. */
    private static void addBase64(Set<String> forms, byte[] secret) {
        for (int shift = 0; shift < GROUP; shift++) {
            byte[] shifted = new byte[shift + secret.length];
            System.arraycopy(secret, 0, shifted, shift, secret.length);
            int first = shift == 0 ? 0 : shift + 1;
            int dependent = shifted.length % GROUP == 0 ? 0 : 1;
            for (Base64.Encoder encoder : new Base64.Encoder[] { Base64.getEncoder(), Base64.getUrlEncoder() }) {
                String encoded = encoder.withoutPadding().encodeToString(shifted);
                forms.add(encoded.substring(first, encoded.length() - dependent));
            }
        }
    }
}
