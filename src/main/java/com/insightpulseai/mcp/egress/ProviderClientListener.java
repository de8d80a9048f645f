package com.insightpulseai.mcp.egress;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.RestClientDefinitionException;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;
import org.jboss.resteasy.reactive.client.api.LoggingScope;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jboss.resteasy.reactive.client.impl.VertxRequestCustomizingClientBuilder;

import io.vertx.core.http.HttpClientOptions;

/**
 * Guards every REST client, injected or built by hand, at the last moment of its building, so that no earlier call on the
 * builder undoes it. Found through {@code META-INF/services}; {@link UnguardedClientFilter} notices if it was not.
 */
public final class ProviderClientListener implements RestClientListener {

    static final String GUARDED_PROVIDER = "com.insightpulseai.mcp.egress.provider";

    /** More than sessions with a provider use concurrently, so that requests wait there, where it is known for whom. */
    private static final int MOST_CONNECTIONS = 1_000;
    /** Shorter than servers and the networks between keep idle connections. */
    private static final int IDLE_SECONDS = 30;

    @Override
    public void onNewClient(Class<?> clientInterface, RestClientBuilder builder) {
        ProviderClient client = clientInterface.getAnnotation(ProviderClient.class);
        if (client == null) {
            throw new RestClientDefinitionException(clientInterface.getName() + " is not annotated with @ProviderClient, so "
                    + "nothing says which hosts it may contact");
        }
        if (builder.getConfiguration().getProperty(GUARDED_PROVIDER) != null) {
            throw new IllegalStateException("A builder builds one provider client; use a new builder for "
                    + clientInterface.getName());
        }
        if (!(builder instanceof VertxRequestCustomizingClientBuilder<?> vertxBuilder)) {
            throw new IllegalStateException("Requests cannot be guarded with " + builder.getClass().getName());
        }
        builder.property(GUARDED_PROVIDER, client.value())
                .property(QuarkusRestClientProperties.LOGGING_SCOPE, LoggingScope.NONE)
                .followRedirects(false)
                .proxyAddress("none", 0)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, MOST_CONNECTIONS)
                .property(QuarkusRestClientProperties.CONNECTION_TTL, IDLE_SECONDS)
                .register(new ExchangeFilter(client), Integer.MIN_VALUE)
                .register(new AllowedHostFilter(client.value()), Integer.MIN_VALUE)
                .register(new FinalUriFilter(client.value()), Integer.MAX_VALUE)
                .register(new ResponseFilter(client), Integer.MAX_VALUE);
        vertxBuilder.httpClientOptionsCustomizer(ProviderClientListener::harden);
        vertxBuilder.httpClientRequestCustomizer(new RequestGuard(client));
    }

    private static void harden(HttpClientOptions options) {
        options.setProxyOptions(null)
                .setLogActivity(false)
                .setMaxWaitQueueSize(MOST_CONNECTIONS)
                .setTrustAll(false)
                .setVerifyHost(true);
    }
}
