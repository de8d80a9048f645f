package com.insightpulseai.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A body is a message or is refused, and every request has an answer with its own id.
 * <p>
 * Input: the body.
 */
class MessageReaderFuzzTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final RequestHeaders NO_HEADERS = new RequestHeaders(Optional.empty(), Optional.empty(), Optional.empty());

    private final ProtocolServer server = new ProtocolServer(new ServerIdentity("test", "Test", "1", "Do this."));

    @FuzzTest
    void everyBodyHasOneAnswer(byte[] body) throws IOException {
        Reply reply = server.answer(NO_HEADERS, ReceivedMessage.of(body), new FixtureOffering(2)).await().indefinitely();

        assertThat(reply.status()).isIn(200, 202, 400, 404);
        assertThat(reply.json().isEmpty()).isEqualTo(reply.status() == 202);
        if (reply.json().isEmpty()) {
            return;
        }
        JsonNode answer = MAPPER.readTree(reply.json().get());
        assertThat(answer.has("result")).isNotEqualTo(answer.has("error"));
        if (answer.has("id")) {
            JsonNode id = answer.path("id");
            assertThat(id.isTextual() || id.isNumber()).isTrue();
            assertThat(id).isEqualTo(MAPPER.readTree(body).path("id"));
        } else {
            assertThat(answer.has("error")).isTrue();
        }
    }
}
