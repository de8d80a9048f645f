package com.insightpulseai.mcp.store.secrets;

import io.smallrye.mutiny.Uni;

/** Where the secret is kept. */
interface SecretSource {

    /** The secret's present text, or {@link UnreadableSecretException}. Does not block. */
    Uni<String> current();
}
