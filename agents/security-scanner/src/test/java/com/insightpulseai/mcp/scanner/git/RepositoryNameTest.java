package com.insightpulseai.mcp.scanner.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {

    @ParameterizedTest
    @CsvSource({
            "https://github.com/acme/shop.git, acme/shop",
            "https://github.com/acme/shop, acme/shop",
            "https://github.com/acme/shop/, acme/shop",
            "https://user:secret@github.com/acme/shop.git, acme/shop",
            "https://x-access-token:ghs_secret@github.example.com:8443/acme/shop.git, acme/shop",
            "http://git.example.com/acme/shop.js.git, acme/shop.js",
            "ssh://git@github.com/acme/shop.git, acme/shop",
            "ssh://git@github.com:2222/acme/shop.git, acme/shop",
            "git@github.com:acme/shop.git, acme/shop",
            "git@github.com:/acme/shop.git, acme/shop",
            "github.com:acme/shop, acme/shop",
            "git@[2001:db8::1]:acme/shop.git, acme/shop",
            "https://bitbucket.example.com/scm/acme/shop.git, acme/shop",
            "git+ssh://git@github.com/acme/shop.git, acme/shop" })
    void isReadFromTheUrlsOfRemotes(String url, String name) {
        assertThat(RepositoryName.ofRemote(url)).map(RepositoryName::toString).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "/srv/git/acme/shop.git", "../shop.git", "file:///srv/git/acme/shop.git", "C:\\git\\shop",
            "C:/git/shop", "https://github.com/shop", "https://github.com", "https://gitlab.example.com/group/sub/shop.git",
            "https://github.com/acme/..", "https://github.com/../shop", "https://github.com/acme/shop?x=1", "git@host:shop",
            "git@host:~acme/shop", "ext::sh -c id", "https://github.com/acme/sh\u0007op", "git@[::1:acme/shop" })
    void isNotGuessed(String url) {
        assertThat(RepositoryName.ofRemote(url)).isEmpty();
    }
}
