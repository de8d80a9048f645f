package com.insightpulseai.mcp.store.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.insightpulseai.mcp.platform.BoundedHttp;
import com.insightpulseai.mcp.platform.Sha256;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/**
 * Puts small objects into a bucket of Amazon S3, which may have an object lock: one signed request, 3 s for all of it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a>
 */
@ApplicationScoped
public class ObjectBucket {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int MAX_BYTES = 64 * 1024;
    private static final int OK = 200;
    /** Names without a dot or a slash, which is what S3 allows for new buckets. */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

    private final AwsService service;
    private final BoundedHttp http;

    @Inject
    ObjectBucket(DatabaseSecretConfig config, Vertx vertx) {
        this(config, vertx, Clock.systemUTC());
    }

    ObjectBucket(DatabaseSecretConfig config, Vertx vertx, Clock clock) {
        this.service = new AwsService("s3", "AWS_ENDPOINT_URL_S3", config.aws(), clock);
        this.http = new BoundedHttp(vertx, TIMEOUT, MAX_BYTES);
    }

    /**
     * Puts an object. An object of the same key gets a new version; with an object lock the older one stays.
     *
     * @param endpoint another address of S3 than the region's own
     * @param key of letters, digits and {@code /-._} only
     * @return fails where the bucket did not take it; the message says why
     */
    public Uni<Void> put(Optional<String> endpoint, String bucket, String key, String content) {
        return Uni.createFrom().deferred(() -> {
            if (!BUCKET.matcher(bucket).matches()) {
                throw new IllegalStateException(bucket + " is not the name of a bucket without dots");
            }
            byte[] body = content.getBytes(UTF_8);
            URI address = service.endpoint(endpoint);
            // A bucket with an object lock wants a checksum.
            Map<String, String> headers = Map.of("Content-Type", "application/json",
                    "X-Amz-Checksum-Sha256", Base64.getEncoder().encodeToString(Sha256.of(body)));
            return http
                    .send(service.request(HttpMethod.PUT, address, "/" + bucket + "/" + key, headers, body),
                            Buffer.buffer(body))
                    .onItem().transformToUni(answer -> answer.status() == OK
                            ? Uni.createFrom().voidItem()
                            : Uni.createFrom().failure(new IllegalStateException("bucket %s did not take %s: status %d"
                                    .formatted(bucket, key, answer.status()))));
        });
    }
}
