package com.insightpulseai.mcp.monitor.seal;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where the private key is that the audit log is sealed with. Without either the log is not sealed. */
@ConfigMapping(prefix = "mcp.seal")
interface SealConfig {

    /** The file that {@code make-seal-key} wrote. */
    Optional<Path> keyFile();

    /** Name or ARN of a secret in AWS Secrets Manager that holds the content of such a file. */
    Optional<String> keySecret();
}
