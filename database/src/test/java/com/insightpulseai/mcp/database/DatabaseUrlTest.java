package com.insightpulseai.mcp.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;

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
            "vertx-reactive:postgresql://host/db,            jdbc:postgresql://host/db",
            "postgresql://[2001:db8::1]:5432/db,             jdbc:postgresql://[2001:db8::1]:5432/db",
            "postgresql://u:p@[::1]/db,                      jdbc:postgresql://[::1]/db",
            "postgresql://host/a/b,                          jdbc:postgresql://host/a%2Fb",
            "postgresql://host/d%20b%2Bc,                    jdbc:postgresql://host/d%20b%2Bc",
            "'postgresql://host/a,b',                        jdbc:postgresql://host/a%2Cb",
            "postgresql://host/db?sslmode=verify-full&sslrootcert=/etc/c%20a.pem, jdbc:postgresql://host/db?sslmode=verify-full&sslrootcert=/etc/c%20a.pem",
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
            "postgres://user:100%@host/db,             user, 100%",
            "postgres://user:%2B+%20$$@host/db,        user, ++ $$",
            "postgres://us%40er:x#y/z@host/db,         us@er, x#y/z",
            "postgres://user:$%7Bx%7D\\@host/db,       user, ${x}\\",
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
        assertThat(DatabaseUrl.parse("postgres://user:secret@host:1/db?sslmode=require")).hasToString("host:1/db");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "host/db", "mysql://user:secret@host/db", "jdbc:mysql://host/db", "http://secret@host" })
    void another_form_is_refused_without_quoting_it(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> DatabaseUrl.parse(url)).withMessageContaining("postgresql://")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
            "postgresql://host/db?sslmode=require,           require",
            "postgresql://host/db?sslmode=verify-full,       verify-full",
            "jdbc:postgresql://host/db?ssl=true,             verify-full",
            "jdbc:postgresql://host/db?ssl=true&sslmode=require, require",
            "jdbc:postgresql://host/db?ssl=false," })
    void tls_is_asked_for_in_libpqs_words_or_jdbcs(String url, String mode) {
        assertThat(DatabaseUrl.parse(url).sslMode()).isEqualTo(Optional.ofNullable(mode));
    }

    @Test
    void other_tls_settings_replace_those_of_the_url() {
        DatabaseUrl url = DatabaseUrl.parse("jdbc:postgresql://u@host/db?ssl=true");

        assertThat(url.withTls("require", "").jdbcUrl()).isEqualTo("jdbc:postgresql://host/db?sslmode=require");
        assertThat(url.withTls("verify-full", DatabaseUrl.SYSTEM_CERTIFICATES).jdbcUrl())
                .isEqualTo("jdbc:postgresql://host/db?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
        assertThat(url.withTls("verify-ca", "/ca.pem").user()).contains("u");
    }

    @Test
    void the_file_of_certificates_is_named_as_libpq_does() {
        assertThat(DatabaseUrl.parse("postgresql://host/db?sslrootcert=%2Fca.pem").rootCertificate()).contains("/ca.pem");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://one:5432,two:5432/db            | it names several hosts
            postgresql://u:secret@one,two/db             | it names several hosts
            postgresql:///db                             | it names no host
            postgresql://2001:db8::1/db                  | its port is not a number
            postgresql://[2001:d.8:]/db                  | it names no host
            postgresql://host:0/db                       | its port is not a number from 1 to 65535
            postgresql://host:65536/db                   | its port is not a number from 1 to 65535
            postgresql://host:99999999999/db             | its port is not a number from 1 to 65535
            postgresql://host                            | it names no database
            postgresql://host/                           | it names no database
            postgresql://user:sec?ret@host/db            | it names no database
            postgresql://host/db%00user%00secret         | it holds the character NUL
            postgresql://host/db?sslrootcert=system      | its sslrootcert is no file
            postgresql://host/db?sslmode=yes             | its sslmode is none of allow, disable, prefer, require, verify-ca, verify-full
            postgresql://host/db?options=-csearch_path   | its parameter options is not taken; sslmode, sslrootcert
            postgresql://host/db?pgbouncer=true          | its parameter pgbouncer is not taken
            postgresql://host/db?password=a&secret=b     | its parameter is not taken
            postgresql://host/db?sslmode=require&secret!  | its parameter is not taken
            """)
    void what_cannot_be_meant_is_refused_by_its_name(String url, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> DatabaseUrl.parse(url)).withMessageContaining(reason)
                .withMessageNotContaining("secret").withMessageNotContaining("ret@");
    }
}
