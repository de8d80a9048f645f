package com.insightpulseai.mcp.store.secrets;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where the database's login is, if it is not in the environment. */
@ConfigMapping(prefix = "mcp.database")
interface DatabaseSecretConfig {

    /** Name or ARN of the secret in AWS Secrets Manager. */
    Optional<String> secret();

    Aws aws();

    /** What AWS' own tools and SDKs take from the environment; Lambda sets all but the endpoint. */
    interface Aws {

        Optional<String> region();

        /** Where Secrets Manager is, if not at the region's own address. */
        Optional<String> endpoint();

        Optional<String> accessKeyId();

        Optional<String> secretAccessKey();

        Optional<String> sessionToken();
    }
}
