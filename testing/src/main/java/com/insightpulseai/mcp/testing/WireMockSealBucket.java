package com.insightpulseai.mcp.testing;

import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;

/** A stub of Amazon S3 for a test's field of type {@link SealBucketStub}, with a bucket that seals are put into. */
public class WireMockSealBucket extends WireMockAws<SealBucketStub> {

    public WireMockSealBucket() {
        super("AWS_ENDPOINT_URL_S3");
    }

    @Override
    Map<String, String> settings() {
        return Map.of("mcp.seal.bucket", SealBucketStub.BUCKET);
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
