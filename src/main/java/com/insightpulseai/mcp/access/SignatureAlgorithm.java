package com.insightpulseai.mcp.access;

import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

import javax.crypto.SecretKey;

import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.JoseException;

/**
 * The signature algorithms that any issuer may be pinned to; all others of
 * <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.1">RFC 7518</a> are refused, {@code none} first.
 */
public enum SignatureAlgorithm {
    ES256(ECPublicKey.class, 64),
    RS256(RSAPublicKey.class, 0),
    HS256(SecretKey.class, 32);

    private final Class<? extends Key> keyType;
    private final int signatureLength;

    SignatureAlgorithm(Class<? extends Key> keyType, int signatureLength) {
        this.keyType = keyType;
        this.signatureLength = signatureLength;
    }

    static Optional<SignatureAlgorithm> of(Object header) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.name().equals(header)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** Whether keys are named by {@code kid} in a key set, rather than shared. */
    boolean asymmetric() {
        return this != HS256;
    }

    /**
     * Whether the signature of the signing input verifies. The algorithm is the one the caller pinned, never the token's word,
     * and a key of another type verifies nothing.
     */
    boolean verifies(Key key, byte[] signingInput, byte[] signature) {
        // jose4j takes shorter ECDSA signatures; RFC 7518 section 3.4 says exactly 64 octets.
        if (!keyType.isInstance(key) || (signatureLength != 0 && signature.length != signatureLength)) {
            return false;
        }
        try {
            JsonWebSignatureAlgorithm algorithm = AlgorithmFactoryFactory.getInstance().getJwsAlgorithmFactory()
                    .getAlgorithm(name());
            algorithm.validateVerificationKey(key);
            return algorithm.verifySignature(signature, key, signingInput, new ProviderContext());
        } catch (JoseException e) {
            return false;
        }
    }
}
