package com.insightpulseai.mcp.testing;

import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;

/** A stub of Amazon S3 for a test's field of type {@link SealBucketStub}, with a bucket that seals are put into. */
public class WireMockSealBucket extends WireMockProvider<SealBucketStub> {

    @Override
    protected Map<String, String> configuration(String origin) {
        return Map.of(
                "mcp.seal.bucket", SealBucketStub.BUCKET,
                "AWS_ENDPOINT_URL_S3", origin,
                "AWS_REGION", SecretsManagerStub.REGION,
                "AWS_ACCESS_KEY_ID", SecretsManagerStub.ACCESS_KEY_ID,
                "AWS_SECRET_ACCESS_KEY", SecretsManagerStub.SECRET_ACCESS_KEY);
    }

    @Override
    protected SealBucketStub stub(WireMockServer started) {
        return new SealBucketStub(started);
    }

    @Override
    protected void prepare(SealBucketStub started) {
        started.stubStatus(200);
    }
}
