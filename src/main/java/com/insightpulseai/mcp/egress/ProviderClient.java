package com.insightpulseai.mcp.egress;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the provider that a REST client interface talks to, and so the allowlist of its requests. A REST client without
 * it cannot be built.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ProviderClient {

    /** The provider's name in {@code provider-config.yaml}. */
    String value();

    /** The largest response body that is read into memory, in bytes after decompression; 10 MiB unless set. */
    long maxResponseBytes() default 10L << 20;

    /**
     * The largest body of a successful response read as an {@code InputStream}, in bytes after decompression; 256 MiB unless
     * set.
     */
    long maxStreamedBytes() default 256L << 20;
}
