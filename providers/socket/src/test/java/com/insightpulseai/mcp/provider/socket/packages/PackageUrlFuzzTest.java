package com.insightpulseai.mcp.provider.socket.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What is taken for a package URL is the same after its parts were written again. */
class PackageUrlFuzzTest {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-";

    @FuzzTest
    void partsSurviveBeingWritten(byte[] input) {
        read(new String(input, StandardCharsets.UTF_8)).ifPresent(purl -> {
            assertThat(purl.text()).hasSizeBetween(1, PackageUrl.MAX_LENGTH).doesNotContainPattern("[^\\x21-\\x7e]");
            assertThat(purl.type()).isEqualTo(purl.type().toLowerCase(Locale.ROOT)).doesNotContain("/");
            assertThat(purl.name()).isNotEmpty();
            assertThat(read(purl.text())).contains(purl);

            String written = "pkg:" + purl.type() + "/" + encoded(purl.name())
                    + purl.version().map(version -> "@" + encoded(version)).orElse("") + purl.rest();
            if (written.length() <= PackageUrl.MAX_LENGTH) {
                PackageUrl again = PackageUrl.parse(written);
                assertThat(again.name()).isEqualTo(purl.name());
                assertThat(again.version()).isEqualTo(purl.version());
                assertThat(again.canonical()).isEqualTo(purl.canonical());
            }
        });
    }

    private static Optional<PackageUrl> read(String text) {
        try {
            return Optional.of(PackageUrl.parse(text));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessage("not a package URL");
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(UNRESERVED.indexOf((char) b) >= 0 ? String.valueOf((char) b) : String.format("%%%02X", b & 0xff));
        }
        return encoded.toString();
    }
}
