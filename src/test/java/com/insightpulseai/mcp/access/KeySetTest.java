package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.testing.TestIssuer;

class KeySetTest {

    private final TestIssuer issuer = TestIssuer.withNewKey();

    @Test
    void findsAPublishedKeyById() {
        assertThat(KeySet.parse(issuer.jwks()).find(issuer.keyId())).map(VerificationKey::algorithm)
                .contains(SignatureAlgorithm.ES256);
    }

    @Test
    void leavesOutBothKeysOfAnIdUsedTwice() {
        assertThat(set(issuer.publicJwk(), bent("kid", issuer.keyId(), TestIssuer.withNewKey())).find(issuer.keyId()))
                .isEmpty();
    }

    @Test
    void leavesOutAnIdUsedThreeTimes() {
        assertThat(set(issuer.publicJwk(), issuer.publicJwk(), issuer.publicJwk()).find(issuer.keyId())).isEmpty();
    }

    @Test
    void leavesOutAnIdThatASymmetricKeySharesWithAPublicOne() {
        Map<String, Object> symmetric = Map.of("kty", "oct", "kid", issuer.keyId(), "k", "c2VjcmV0");
        assertThat(set(symmetric, issuer.publicJwk()).isEmpty()).isTrue();
    }

    @Test
    void leavesOutAKeyWithoutId() {
        Map<String, Object> jwk = new LinkedHashMap<>(issuer.publicJwk());
        jwk.remove("kid");
        assertThat(set(jwk).isEmpty()).isTrue();
    }

    @Test
    void leavesOutAKeyPublishedWithItsPrivatePart() {
        assertThat(set(bent("d", "AQAB", issuer)).isEmpty()).isTrue();
    }

    @Test
    void leavesOutAKeyForEncryption() {
        assertThat(set(bent("use", "enc", issuer)).isEmpty()).isTrue();
    }

    @Test
    void leavesOutAKeyWhoseOperationsDoNotIncludeVerifying() {
        assertThat(set(bent("key_ops", List.of("encrypt"), issuer)).isEmpty()).isTrue();
    }

    @Test
    void leavesOutAPointOffTheCurve() {
        assertThat(set(bent("x", TestIssuer.withNewKey().publicJwk().get("x"), issuer)).isEmpty()).isTrue();
    }

    @Test
    void leavesOutAKeyOfAnotherCurve() {
        assertThat(set(bent("crv", "P-384", issuer)).isEmpty()).isTrue();
    }

    @Test
    void leavesOutAnRsaKeyWithASmallExponent() {
        assertThat(set(bent("e", "Aw", TestIssuer.github())).isEmpty()).isTrue();
    }

    @Test
    void leavesOutAnRsaKeyUnder2048Bits() {
        String modulus = (String) TestIssuer.github().publicJwk().get("n");
        assertThat(set(bent("n", modulus.substring(0, 171), TestIssuer.github())).isEmpty()).isTrue();
    }

    @Test
    void keepsTheOtherKeysWhenOneCannotBeRead() {
        KeySet keys = set(bent("y", 7, TestIssuer.withNewKey()), issuer.publicJwk());
        assertThat(keys.find(issuer.keyId())).isPresent();
    }

    @Test
    void mayBeEmpty() {
        assertThat(KeySet.parse("{\"keys\":[]}").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "[]", "null", "{\"keys\":{}}", "{\"keys\":[],\"keys\":[]}", "<html>", "{\"keys\":[" })
    void isNotReadFromAnythingElse(String text) {
        assertThatThrownBy(() -> KeySet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static KeySet set(Map<?, ?>... keys) {
        return KeySet.parse(JsonUtil.toJson(Map.of("keys", Arrays.asList(keys))));
    }

    private static Map<String, Object> bent(String name, Object value, TestIssuer issuer) {
        Map<String, Object> jwk = new LinkedHashMap<>(issuer.publicJwk());
        jwk.put(name, value);
        return jwk;
    }
}
