package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The signature layer against the vectors of Project Wycheproof. */
class SignatureVectorsTest {

    /** Marked invalid, but byte for byte the valid 357. */
    private static final Set<Long> KNOWN_FLAWS = Set.of(367L, 370L);

    static Stream<WycheproofVectors.Vector> tokens() {
        return Stream.concat(WycheproofVectors.read("wycheproof_json_web_signature_test.json").stream(),
                WycheproofVectors.read("wycheproof_json_web_crypto_test.json").stream()
                        .filter(vector -> vector.test().containsKey("jws")))
                .filter(vector -> !KNOWN_FLAWS.contains(vector.id()));
    }

    static Stream<WycheproofVectors.Vector> keySets() {
        return WycheproofVectors.read("wycheproof_json_web_key_test.json").stream();
    }

    static Stream<WycheproofVectors.Vector> ecdsa() {
        return WycheproofVectors.read("wycheproof_ecdsa_secp256r1_sha256_p1363_test.json").stream();
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void takesATokenExactlyWhenItIsValidAndSignedWithAPinnedAlgorithm(WycheproofVectors.Vector vector) {
        assertThat(vector.taken()).isEqualTo(vector.valid() && pinned(vector));
    }

    @ParameterizedTest
    @MethodSource("keySets")
    void takesATokenExactlyWhenItsKeySetMayBeTrusted(WycheproofVectors.Vector vector) {
        assertThat(vector.taken()).isEqualTo(vector.valid() && pinned(vector));
    }

    @ParameterizedTest
    @MethodSource("ecdsa")
    void takesAnEcdsaSignatureExactlyWhenItIsValid(WycheproofVectors.Vector vector) throws JoseException {
        @SuppressWarnings("unchecked")
        Map<String, Object> jwk = (Map<String, Object>) vector.group().get("publicKeyJwk");
        boolean taken = SignatureAlgorithm.ES256.verifies(PublicJsonWebKey.Factory.newPublicJwk(jwk).getPublicKey(),
                HexFormat.of().parseHex(vector.text("msg")), HexFormat.of().parseHex(vector.text("sig")));
        assertThat(taken).isEqualTo(vector.valid());
    }

    @Test
    void theVectorsHoldValidTokensOfBothPinnedAlgorithms() {
        List<Optional<SignatureAlgorithm>> taken = tokens().filter(WycheproofVectors.Vector::taken)
                .map(vector -> CompactJws.parse(vector.text("jws")).algorithm()).toList();
        assertThat(taken).contains(Optional.of(SignatureAlgorithm.ES256), Optional.of(SignatureAlgorithm.RS256));
    }

    @Test
    void anOrdinaryModulusDoesNotBearTheRocaFingerprint() {
        assertThat(RocaFingerprint.marks(BigInteger.TWO.pow(2047).add(BigInteger.valueOf(981)))).isFalse();
    }

    private static boolean pinned(WycheproofVectors.Vector vector) {
        return CompactJws.parse(vector.text("jws")).algorithm().filter(SignatureAlgorithm::asymmetric).isPresent();
    }
}
