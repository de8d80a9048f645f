package com.insightpulseai.mcp.store.secrets;

import java.util.Optional;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** A login of the database. Never prints. */
record DatabaseLogin(String user, String password) {

    /**
     * Reads the form that Secrets Manager's rotation keeps: {@code {"username": …, "password": …}}, with whatever else.
     *
     * @throws UnreadableSecretException that tells nothing of the text
     */
    static DatabaseLogin parse(String secret) {
        try {
            JsonObject fields = new JsonObject(secret);
            return new DatabaseLogin(field(fields, "username"), field(fields, "password"));
        } catch (DecodeException malformed) {
            // Its message quotes the text, so it goes no further.
            throw new UnreadableSecretException("the secret is not a JSON object");
        }
    }

    private static String field(JsonObject fields, String name) {
        return Optional.ofNullable(fields.getValue(name)).filter(String.class::isInstance).map(String.class::cast)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new UnreadableSecretException("the secret has no \"" + name + "\", which has to be a text"));
    }

    @Override
    public String toString() {
        return "DatabaseLogin[hidden]";
    }
}
