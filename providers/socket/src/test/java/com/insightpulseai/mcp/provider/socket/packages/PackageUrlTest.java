package com.insightpulseai.mcp.provider.socket.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageUrlTest {

    @ParameterizedTest
    @CsvSource({ "pkg:npm/lodash@4.17.20,npm/lodash@4.17.20", "pkg:npm/%40acme/left@1.0.0,npm/@acme/left@1.0.0",
            "pkg:npm/@acme/left@1.0.0,npm/@acme/left@1.0.0", "pkg:NPM/lodash,npm/lodash@", "pkg://npm/a@1,npm/a@1",
            "pkg:maven/org.apache.beam/core@2.58.0?classifier=x#sub/path,maven/org.apache.beam/core@2.58.0",
            "pkg:pypi/Evil_Test.Wheel@1,pypi/evil-test-wheel@1",
            "pkg:golang/github.com/a/b@v1.2.3,golang/github.com/a/b@v1.2.3",
            "pkg:deb/debian/a@1%2B2,deb/debian/a@1+2", "pkg:deb/debian/a@1+2,deb/debian/a@1+2",
            "pkg:docker/x@sha256%3A244fd4,docker/x@sha256:244fd4", "pkg:npm/@acme/left,npm/@acme/left@" })
    void tellsPackagesApart(String text, String identity) {
        assertThat(PackageUrl.parse(text).identity()).isEqualTo(identity);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "lodash", "npm/lodash", "pkg:npm", "pkg:npm/", "pkg:/lodash", "pkg:npm/a b", "pkg:npm/a@",
            "pkg:npm/a@1@2", "pkg:npm//a", "pkg:npm/a%", "pkg:npm/a%zz", "pkg:npm/a\n", "pkg:npm/a\"", "pkg:npm/é", "PKG:npm/a",
            "pkg:1npm/a", "https://example.com/a" })
    void refusesWhatIsNoPackageUrl(String text) {
        assertThatThrownBy(() -> PackageUrl.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnythingTooLongAtOnce() {
        assertThatThrownBy(() -> PackageUrl.parse("pkg:npm/" + "a/".repeat(3_000_000) + "b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesTheLongestThereMayBe() {
        String text = "pkg:npm/" + "a/".repeat(251) + "bb";

        assertThat(PackageUrl.parse(text).text()).hasSize(PackageUrl.MAX_LENGTH);
    }
}
