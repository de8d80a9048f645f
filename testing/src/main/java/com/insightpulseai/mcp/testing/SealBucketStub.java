package com.insightpulseai.mcp.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import java.util.Optional;

import com.github.tomakehurst.wiremock.WireMockServer;

/** Amazon S3 with one bucket, which takes objects or refuses them. */
public final class SealBucketStub extends ProviderStub {

    /** Name of the bucket. */
    public static final String BUCKET = "seals-of-tests";

    /** A bucket at the address of a server. */
    public SealBucketStub(WireMockServer server) {
        super(server, "", Optional.empty());
    }

    /** The bucket responds to every signed object with a status. */
    public void stubStatus(int status) {
        stub(put(urlPathMatching("/" + BUCKET + "/.*"))
                .withHeader("Authorization", matching("AWS4-HMAC-SHA256 Credential=.*/s3/aws4_request, SignedHeaders="
                        + "content-type;host;x-amz-checksum-sha256;x-amz-content-sha256;x-amz-date(;x-amz-security-token)?, .*"))
                .willReturn(aResponse().withStatus(status)));
    }
}
