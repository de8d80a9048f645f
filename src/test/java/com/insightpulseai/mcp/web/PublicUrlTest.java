package com.insightpulseai.mcp.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class PublicUrlTest {

    @ParameterizedTest
    @CsvSource({ "https://ops.example.com/mcp,https://ops.example.com/.well-known/oauth-protected-resource/mcp",
            "https://ops.example.com:8443/a/mcp,https://ops.example.com:8443/.well-known/oauth-protected-resource/a/mcp",
            "https://OPS.example.com/mcp,https://OPS.example.com/.well-known/oauth-protected-resource/mcp",
            "http://127.0.0.1:8080/mcp,http://127.0.0.1:8080/.well-known/oauth-protected-resource/mcp",
            "http://[::1]:8080/mcp,http://[::1]:8080/.well-known/oauth-protected-resource/mcp",
            "http://localhost/mcp,http://localhost/.well-known/oauth-protected-resource/mcp" })
    void staysAsItWasWrittenAndHasItsMetadataBeforeItsPath(String text, String metadata) {
        PublicUrl url = PublicUrl.parse(text);

        assertThat(url.url()).hasToString(text);
        assertThat(url.metadata()).hasToString(metadata);
    }

    @ParameterizedTest
    @ValueSource(strings = { "ops.example.com/mcp", "/mcp", "http://ops.example.com/mcp", "http://127.0.0.1.evil.test/mcp",
            "ftp://ops.example.com/mcp", "https:///mcp", "https://user:pass@ops.example.com/mcp",
            "https://ops.example.com/mcp?a=b", "https://ops.example.com/mcp?", "https://ops.example.com/mcp#f",
            "https://ops.example.com/mcp#", "https://ops.example.com", "https://ops.example.com/",
            "https://ops.example.com/mcp/", "https://ops.example.com/a/../mcp", "https://ops.example.com//mcp",
            "https://ops.example.com:/mcp", "https://ops.example.com:99999/mcp", "https://ops.example.com:x/mcp",
            "https://ops example.com/mcp", " https://ops.example.com/mcp", "https://ops.example.com/mcp\"", "https:mcp",
            "https://\u00f6ps.example.com/mcp", "https://ops.example.com/mcp\r\nX: y", "" })
    void isRefusedWithTheSettingsName(String text) {
        assertThatThrownBy(() -> PublicUrl.parse(text)).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("mcp.public-url ");
    }

    @Test
    void isRefusedWhenItIsTooLong() {
        assertThatThrownBy(() -> PublicUrl.parse("https://ops.example.com/" + "a".repeat(500)))
                .hasMessageStartingWith("mcp.public-url ");
    }

    @Test
    void isAbsentUnlessItIsSet() {
        assertThat(new PublicAddress(Optional.empty()).url()).isEmpty();
        assertThat(new PublicAddress(Optional.of(" ")).url()).isEmpty();
        assertThat(new PublicAddress(Optional.of("https://ops.example.com/mcp")).url()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "Bearer|Bearer resource_metadata=",
            "Bearer error=\"invalid_token\"|Bearer error=\"invalid_token\", resource_metadata=" })
    void isNamedInAChallenge(String challenge, String begin) {
        assertThat(ChallengeFilter.withMetadata(challenge, PublicUrl.parse("https://ops.example.com/mcp")))
                .isEqualTo(begin + "\"https://ops.example.com/.well-known/oauth-protected-resource/mcp\"");
    }

    @ParameterizedTest
    @CsvSource({ "/mcp,true", "/mcp/,true", "/mcp/a,true", "/mcpx,false", "/MCP,false", "/providers/socket/scan.repo,false",
            "/,false", "/a/mcp,false" })
    void isForTheEndpointAlone(String path, boolean isOfEndpoint) {
        assertThat(ChallengeFilter.isOfEndpoint(path)).isEqualTo(isOfEndpoint);
    }
}
