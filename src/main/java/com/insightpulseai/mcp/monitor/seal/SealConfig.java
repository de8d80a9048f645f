package com.insightpulseai.mcp.monitor.seal;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The private key that the audit log is sealed with, without which it is not sealed, and where seals go besides the log. */
@ConfigMapping(prefix = "mcp.seal")
interface SealConfig {

    /** The file that {@code make-seal-key} wrote. */
    Optional<Path> keyFile();

    /** Name or ARN of a secret in AWS Secrets Manager that holds the content of such a file. */
    Optional<String> keySecret();

    /** The bucket of Amazon S3 that each seal is put into, by a name without dots. */
    Optional<String> bucket();

    /** Where S3 is, if not at the region's own address. */
    Optional<String> bucketEndpoint();

    /** The URL of a webhook that each seal is sent to. */
    Optional<String> webhookUrl();

    /** The file with the secret that messages to the webhook are signed with: {@code whsec_} and Base64. */
    Optional<Path> webhookKeyFile();

    /** Name or ARN of a secret in AWS Secrets Manager that holds the content of such a file. */
    Optional<String> webhookKeySecret();
}
