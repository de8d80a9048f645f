package com.insightpulseai.mcp.provider.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.tool.VaultSecret;

/** What is taken for a DSN names an address without the key, and is the same after being written again. */
class DsnFuzzTest {

    @FuzzTest
    void aDsnLeadsWhereItSays(byte[] input) {
        Dsn.parse(new VaultSecret(new String(input, StandardCharsets.UTF_8))).ifPresent(dsn -> {
            String key = dsn.key().reveal();
            assertThat(dsn.base()).matches("https?://[^@?#\\s\\\\%]+");
            assertThat(dsn.project()).matches("[0-9]{1,20}");
            assertThat(dsn.toString()).endsWith(", key=VaultSecret[***]]");

            URI envelope = URI.create(dsn.base() + "/api/" + dsn.project() + "/envelope/");
            assertThat(envelope.normalize()).isEqualTo(envelope);
            assertThat(envelope.getRawUserInfo()).isNull();

            String again = dsn.base().replaceFirst("://", "://" + key + "@") + "/" + dsn.project();
            Optional<Dsn> second = Dsn.parse(new VaultSecret(again));
            assertThat(second.map(Dsn::base)).contains(dsn.base());
            assertThat(second.map(Dsn::project)).contains(dsn.project());
            assertThat(second.map(read -> read.key().reveal())).contains(key);
        });
    }
}
