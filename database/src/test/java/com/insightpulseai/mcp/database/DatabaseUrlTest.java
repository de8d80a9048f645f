package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
            "jdbc:postgresql://host:5432/db,                 jdbc:postgresql://host:5432/db",
            "postgresql://host/db,                           jdbc:postgresql://host/db",
            "postgres://host/db?sslmode=require,             jdbc:postgresql://host/db?sslmode=require",
            "postgresql://u:p@host:6543/db,                  jdbc:postgresql://host:6543/db",
            "jdbc:postgresql://u:p@host/db,                  jdbc:postgresql://host/db",
            "jdbc:postgresql://host/db?user=u&ssl=true&password=p, jdbc:postgresql://host/db?ssl=true",
            "'  postgresql://host/db ',                      jdbc:postgresql://host/db" })
    void every_form_becomes_a_jdbc_url_without_credentials(String url, String jdbcUrl) {
        assertThat(DatabaseUrl.parse(url).jdbcUrl()).isEqualTo(jdbcUrl);
    }

    @ParameterizedTest
    @CsvSource({
            "postgres://user:secret@host/db,           user, secret",
            "postgres://user:p%40s%2Fs@host/db,        user, p@s/s",
            "postgres://user:p@ss@host/db,             user, p@ss",
            "postgres://user:a+b%zz@host/db,           user, a+b%zz",
            "postgres://user:a:b@host/db,              user, a:b",
            "jdbc:postgresql://host/db?user=user&password=s%26t, user, s&t" })
    void credentials_in_the_url_are_found(String url, String user, String password) {
        assertThat(DatabaseUrl.parse(url).user()).contains(user);
        assertThat(DatabaseUrl.parse(url).password()).contains(password);
    }

    @Test
    void a_url_need_not_hold_credentials() {
        assertThat(DatabaseUrl.parse("postgres://host/db").user()).isEmpty();
        assertThat(DatabaseUrl.parse("postgres://user@host/db").password()).isEmpty();
    }

    @Test
    void the_text_form_holds_no_credentials() {
        assertThat(DatabaseUrl.parse("postgres://user:secret@host:1/db?x=y")).hasToString("host:1/db");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "host/db", "mysql://user:secret@host/db", "jdbc:mysql://host/db", "http://secret@host" })
    void another_form_is_refused_without_quoting_it(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> DatabaseUrl.parse(url)).withMessageContaining("postgresql://")
                .withMessageNotContaining("secret");
    }
}
