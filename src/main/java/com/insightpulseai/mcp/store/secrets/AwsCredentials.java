package com.insightpulseai.mcp.store.secrets;

import java.util.Optional;

/** Who signs a request to AWS. Never prints. */
record AwsCredentials(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {

    @Override
    public String toString() {
        return "AwsCredentials[hidden]";
    }
}
