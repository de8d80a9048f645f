package com.insightpulseai.mcp.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class SealTest {

    private static final Position LAST = new Position(1_764_368_100_000_001L,
            UUID.fromString("0199c0de-0000-7000-8000-00000000abcd"));
    private static final Seal FIRST = new Seal(1, Seal.Kind.EVENTS, Optional.empty(), 1, Optional.empty(), LAST.createdAt() - 5,
            Optional.of(LAST), Optional.empty(), 2, Optional.of("ab".repeat(32)), Optional.empty(), "k1", LAST.createdAt() + 7);

    private final SealKey key = SealKey.generate("k1");

    @Test
    void isCanonicalJson() {
        assertThat(FIRST.toJson()).asString(UTF_8).isEqualTo("{\"after_at\":null,\"after_id\":null,\"events\":2,"
                + "\"first_at\":\"2025-11-28T22:14:59.999996Z\",\"format\":1,\"key_id\":\"k1\",\"kind\":\"events\","
                + "\"last_at\":\"2025-11-28T22:15:00.000001Z\",\"last_id\":\"0199c0de-0000-7000-8000-00000000abcd\","
                + "\"previous\":null,\"reason\":null,\"root\":\"" + "ab".repeat(32) + "\","
                + "\"sealed_at\":\"2025-11-28T22:15:00.000008Z\",\"sequence\":1,\"until\":null}");
    }

    @Test
    void anExpirySaysWhichMonthWasDroppedAndWhy() {
        Seal expiry = new Seal(2, Seal.Kind.EXPIRY, Optional.of(FIRST.hash()), 0, Optional.empty(), 0, Optional.empty(),
                Optional.of(2_678_400_000_000L), 2, Optional.empty(), Optional.of("kept for \"1 mon\""), "k1", 9);

        assertThat(expiry.toJson()).asString(UTF_8).contains("\"kind\":\"expiry\"", "\"previous\":\"" + FIRST.hash() + "\"",
                "\"first_at\":\"1970-01-01T00:00:00.000000Z\"", "\"until\":\"1970-02-01T00:00:00.000000Z\"",
                "\"reason\":\"kept for \\\"1 mon\\\"\"");
    }

    @Test
    void isFoundInALineOfALog() {
        SignedSeal signed = SignedSeal.of(FIRST, key);
        String inJson = "{\"message\":\"" + signed.toLine().replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";

        for (String line : List.of(signed.toLine(), "2026-11-28 INFO [x] " + signed.toLine() + " (end)", inJson)) {
            ExportedSeal found = ExportedSeal.find(line).orElseThrow();
            assertThat(found.sequence()).isEqualTo(1);
            assertThat(found.keyId()).isEqualTo("k1");
            assertThat(found.hash()).isEqualTo(FIRST.hash());
            assertThat(key.entry(Instant.EPOCH).verifies(found.json(), found.signature())).isTrue();
        }
    }

    @Test
    void isNotFoundInOtherLines() {
        assertThat(ExportedSeal.find("")).isEmpty();
        assertThat(ExportedSeal.find("{\"audit_seal\":{}")).isEmpty();
        assertThat(ExportedSeal.find("{\"audit_seal\":{},\"signature\":\"\"}")).isEmpty();
        assertThat(ExportedSeal.find(SignedSeal.of(FIRST, key).toLine().replace("\"signature\":\"", "\"signature\":\"!")))
                .isEmpty();
    }

    @Test
    void anotherKeysSignatureDoesNotVerify() {
        SignedSeal signed = SignedSeal.of(FIRST, SealKey.generate("k1"));

        assertThat(key.entry(Instant.EPOCH).verifies(FIRST.toJson(), signed.signature())).isFalse();
        assertThat(key.entry(Instant.EPOCH).verifies(FIRST.toJson(), new byte[3])).isFalse();
    }

    @Test
    void aKeyIsReadAgain() {
        SealKey read = SealKey.parse("# private\n\n" + key.toText());

        assertThat(key.entry(Instant.EPOCH).verifies(FIRST.toJson(), read.sign(FIRST.toJson()))).isTrue();
        assertThat(read).hasToString("SealKey[k1]");
    }

    @Test
    void aMalformedKeyIsRefusedWithoutItsText() {
        String other = SealKey.generate("k1").toText().split(" ")[2];
        for (String text : List.of("", "k1", "k1 hush hush", key.toText() + key.toText(),
                "k/1 " + key.toText().split(" ", 2)[1],
                "k1 " + key.toText().split(" ")[1] + " " + other, "x".repeat(5000))) {
            assertThatThrownBy(() -> SealKey.parse(text)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("hush").hasMessageNotContaining(key.toText().split(" ")[1]).hasNoCause();
        }
    }

    @Test
    void publicKeysAreReadFromTheirLines() {
        SealPublicKeys keys = SealPublicKeys
                .parse("# seals\n" + key.entry(Instant.parse("2026-01-02T03:04:05Z")).toText() + "\n\n");

        assertThat(keys.find("k1").orElseThrow().validFrom()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(keys.find("k2")).isEmpty();
        assertThatThrownBy(() -> SealPublicKeys.parse("# none\n")).hasMessage("it lists no key");
        assertThatThrownBy(() -> SealPublicKeys.parse("\nk1 yesterday AAAA")).hasMessageStartingWith("line 2: its time");
        assertThatThrownBy(() -> SealPublicKeys.parse("k1 2026-01-02T03:04:05Z AAAA")).hasMessageContaining("Ed25519");
        String twice = key.entry(Instant.EPOCH).toText() + "\n" + key.entry(Instant.EPOCH).toText();
        assertThatThrownBy(() -> SealPublicKeys.parse(twice)).hasMessage("line 2: key k1 is listed twice");
    }

    /** RFC 8032, section 7.1, test 2. */
    @Test
    void verifiesTheSignatureOfTheStandard() throws Exception {
        byte[] x509 = HexFormat.of().parseHex("302a300506032b6570032100"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        byte[] signature = HexFormat.of().parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        SealPublicKey published = new SealPublicKey("rfc", Instant.EPOCH,
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));

        assertThat(published.verifies(new byte[] { 0x72 }, signature)).isTrue();
        assertThat(published.verifies(new byte[] { 0x73 }, signature)).isFalse();
        assertThat(published.toText()).endsWith(Base64.getEncoder().encodeToString(x509));
    }

    @Test
    void positionsHaveTheOrderOfPostgres() {
        UUID low = UUID.fromString("7fffffff-ffff-7fff-8fff-ffffffffffff");
        UUID high = UUID.fromString("80000000-0000-7000-8000-000000000000");

        assertThat(new Position(1, low)).isLessThan(new Position(1, high)).isLessThan(new Position(2, low));
        assertThat(new Position(1, new UUID(1, 1))).isLessThan(new Position(1, new UUID(1, -1)));
    }

    @Test
    void sealedEventsAreReadAgain() {
        EventHasher hasher = new EventHasher(EventFormat.CURRENT);
        SealedEvents events = new SealedEvents(2);
        for (int index = 0; index < 2; index++) {
            hasher.begin();
            EventFormat.CURRENT.columns().forEach(column -> hasher.nothing());
            events.add(new Position(LAST.createdAt() + index, LAST.id()), hasher);
        }
        SealedEvents read = SealedEvents.of(events.toBytes());

        assertThat(read.count()).isEqualTo(2);
        assertThat(read.position(0)).isEqualTo(LAST);
        assertThat(read.leaf(1)).hasSize(SealedEvents.BYTES).isEqualTo(events.leaf(1)).isNotEqualTo(events.leaf(0));
        assertThat(read.root()).isEqualTo(events.root()).hasSize(64);
        assertThatThrownBy(() -> SealedEvents.of(new byte[57])).isInstanceOf(IllegalArgumentException.class);
    }
}
