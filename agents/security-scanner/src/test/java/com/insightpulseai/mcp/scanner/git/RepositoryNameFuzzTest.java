package com.insightpulseai.mcp.scanner.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any URL of a remote has a name that the server takes, and no character of its credentials, or none. The input is the URL. */
class RepositoryNameFuzzTest {

    @FuzzTest
    void everyNameIsTakenByTheServer(byte[] input) {
        String url = new String(input, StandardCharsets.UTF_8);

        RepositoryName.ofRemote(url).ifPresent(name -> {
            assertThat(name.toString()).matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}/(?!\\.+$)[A-Za-z0-9._-]{1,100}");
            assertThat(url).contains(name.toString());
            assertThat(RepositoryName.ofRemote("https://git.example.com/" + name)).isPresent();
        });
    }
}
