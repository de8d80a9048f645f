package com.insightpulseai.mcp.access;

import java.math.BigInteger;
import java.security.Key;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.EllipticCurve;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * Which JWKs (<a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>) may verify a token: public P-256 or RSA keys meant
 * for signatures and strong enough. Symmetric keys, private keys and all others are passed over.
 */
final class PublicKeyRules {

    private static final int MIN_RSA_BITS = 2048;
    /** Beyond this a signature check would cost a caller's fill of the processor. */
    private static final int MAX_RSA_BITS = 8192;
    private static final BigInteger MIN_RSA_EXPONENT = BigInteger.valueOf(65537);
    private static final int MAX_RSA_EXPONENT_BITS = 64;

    private PublicKeyRules() {
    }

    /** The key with its one algorithm, if it may verify tokens. */
    static Optional<VerificationKey> accept(Map<String, Object> jwk) {
        Object type = jwk.get("kty");
        if ("EC".equals(type) && "P-256".equals(jwk.get("crv")) && meantFor(SignatureAlgorithm.ES256, jwk)) {
            return parse(jwk).filter(key -> key instanceof ECPublicKey ec && onCurve(ec))
                    .map(key -> new VerificationKey(SignatureAlgorithm.ES256, key));
        }
        if ("RSA".equals(type) && meantFor(SignatureAlgorithm.RS256, jwk)) {
            return parse(jwk).filter(key -> key instanceof RSAPublicKey rsa && strong(rsa))
                    .map(key -> new VerificationKey(SignatureAlgorithm.RS256, key));
        }
        return Optional.empty();
    }

    private static boolean meantFor(SignatureAlgorithm algorithm, Map<String, Object> jwk) {
        Object use = jwk.getOrDefault(PublicJsonWebKey.USE_PARAMETER, "sig");
        Object operations = jwk.get(PublicJsonWebKey.KEY_OPERATIONS);
        Object declared = jwk.getOrDefault(PublicJsonWebKey.ALGORITHM_PARAMETER, algorithm.name());
        return "sig".equals(use) && algorithm.name().equals(declared)
                && (operations == null || operations instanceof Collection<?> list && list.contains("verify"))
                && !jwk.containsKey(EllipticCurveJsonWebKey.PRIVATE_KEY_MEMBER_NAME);
    }

    private static Optional<Key> parse(Map<String, Object> jwk) {
        try {
            return Optional.of(PublicJsonWebKey.Factory.newPublicJwk(jwk).getPublicKey());
        } catch (JoseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean strong(RSAPublicKey key) {
        BigInteger modulus = key.getModulus();
        BigInteger exponent = key.getPublicExponent();
        return modulus.bitLength() >= MIN_RSA_BITS && modulus.bitLength() <= MAX_RSA_BITS
                && exponent.testBit(0) && exponent.compareTo(MIN_RSA_EXPONENT) >= 0
                && exponent.bitLength() <= MAX_RSA_EXPONENT_BITS
                && !RocaFingerprint.marks(modulus);
    }

    private static boolean onCurve(ECPublicKey key) {
        EllipticCurve curve = EllipticCurves.P256.getCurve();
        BigInteger prime = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        return x.signum() >= 0 && x.compareTo(prime) < 0 && y.signum() >= 0 && y.compareTo(prime) < 0
                && y.multiply(y).mod(prime)
                        .equals(x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime));
    }
}
