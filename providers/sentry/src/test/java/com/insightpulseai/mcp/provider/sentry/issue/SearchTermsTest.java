package com.insightpulseai.mcp.provider.sentry.issue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTermsTest {

    @ParameterizedTest
    @ValueSource(strings = { "user.email:n*", "is:unresolved !user.email:n*", "(level:error OR user.id:7)", "user:id:7",
            "\"user.email\":n*", "tags[user.email]:n*", "tags[user.email,string]:n*", "has:user", "!has:user.email",
            "has:\"user.email\"", "has:[release, user.email]", "level:error,user.ip:1*", "server_name:x", "tags[server_name]:x",
            "geo.city:Delft", "user.*:x", "USER.EMAIL:x", "customerId:7", "url:*token*", "release:1 user.name :x", "api_key:4*",
            "message:\"x\" user.email:[a,b]" })
    void seesAFieldAboutPeople(String query) {
        assertThat(SearchTerms.askAboutPeople(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "is:unresolved level:error", "user not found", "no such user", "jane@example.com",
            "assigned:me !has:release", "http.status_code:500 browser.name:Firefox", "has:[release,environment] user",
            "error.type:TimeoutError message:\"user unknown\"", "firstSeen:-24h timesSeen:>5" })
    void seesNoFieldAboutPeople(String query) {
        assertThat(SearchTerms.askAboutPeople(query)).isFalse();
    }

    @Test
    void doesNotReadASearchThatValidationRefuses() {
        assertThat(SearchTerms.askAboutPeople("user.email:n* " + "a".repeat(SearchTerms.MAX_LENGTH))).isFalse();
    }
}
