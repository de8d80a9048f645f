package com.insightpulseai.mcp.store.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseLoginTest {

    @Test
    void isReadFromTheFormThatRotationKeeps() {
        String secret = """
                {"engine":"postgres","host":"db.example.com","username":"mcp_socket.abcdef","password":"p\\"ä$","port":5432,
                 "dbname":"postgres","masterarn":null}""";

        assertThat(DatabaseLogin.parse(secret)).isEqualTo(new DatabaseLogin("mcp_socket.abcdef", "p\"ä$"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "hunter2", "\"hunter2\"", "null", "[]", "[\"hunter2\"]", "{\"password\":hunter2}", "{",
            "{\"username\":\"mcp_socket\"}", "{\"password\":\"hunter2\"}", "{\"username\":\"mcp_socket\",\"password\":\"\"}",
            "{\"username\":\"mcp_socket\",\"password\":null}", "{\"username\":{},\"password\":\"hunter2\"}" })
    void isRefusedInAnyOtherFormWithoutAWordOfIt(String secret) {
        assertThatThrownBy(() -> DatabaseLogin.parse(secret)).isInstanceOf(UnreadableSecretException.class)
                .hasMessageStartingWith("the secret ").hasNoCause().hasMessageNotContaining("hunter2");
    }

    @Test
    void doesNotPrint() {
        assertThat(new DatabaseLogin("mcp_socket", "hunter2")).asString().doesNotContain("mcp_socket", "hunter2");
    }
}
