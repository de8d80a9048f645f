package com.insightpulseai.mcp.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * A private key that signs seals, with its public key. Its text is one line, {@code ID PRIVATE PUBLIC}: the Base64 of PKCS #8
 * and of X.509. Lines that begin with {@code #} are comments. Never prints the private key.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032">RFC 8032, Ed25519</a>
 */
public final class SealKey {

    static final String ALGORITHM = "Ed25519";

    private static final byte[] PROBE = "probe".getBytes(UTF_8);
    private static final int LONGEST = 4096;

    private final String id;
    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SealKey(String id, PrivateKey privateKey, PublicKey publicKey) {
        this.id = id;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** @throws IllegalArgumentException for an id that is none */
    public static SealKey generate(String id) {
        SealPublicKey.requireId(id);
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new SealKey(id, pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has had " + ALGORITHM + " since 15", e);
        }
    }

    /**
     * Reads {@link #toText()}.
     *
     * @throws IllegalArgumentException for a text that is no key; the message holds nothing of it
     */
    public static SealKey parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("it is longer than a key");
        }
        List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty() && line.charAt(0) != '#').toList();
        String[] words = lines.size() == 1 ? lines.get(0).split("[ \t]+") : new String[0];
        if (words.length != 3) {
            throw new IllegalArgumentException("it is not one line of an id, a private key and a public key");
        }
        SealPublicKey.requireId(words[0]);
        try {
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            SealKey key = new SealKey(words[0],
                    factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(words[1]))),
                    factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(words[2]))));
            if (!key.entry(Instant.EPOCH).verifies(PROBE, key.sign(PROBE))) {
                throw new IllegalArgumentException("its two keys are not a pair");
            }
            return key;
        } catch (GeneralSecurityException malformed) {
            // The cause may quote the key.
            throw new IllegalArgumentException("it holds no " + ALGORITHM + " key pair in Base64");
        }
    }

    public String id() {
        return id;
    }

    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read signs", e);
        }
    }

    /** The line for the file of public keys. */
    public SealPublicKey entry(Instant validFrom) {
        return new SealPublicKey(id, validFrom, publicKey);
    }

    /** The key's line, which is secret. */
    public String toText() {
        Base64.Encoder base64 = Base64.getEncoder();
        return "%s %s %s%n".formatted(id, base64.encodeToString(privateKey.getEncoded()),
                base64.encodeToString(publicKey.getEncoded()));
    }

    @Override
    public String toString() {
        return "SealKey[" + id + "]";
    }
}
