package com.insightpulseai.mcp.testing;

import java.util.HashMap;
import java.util.Map;

/**
 * A stub of one service of AWS, which the application asks with the credentials of {@link SecretsManagerStub}.
 *
 * @param <S> the stub's type
 */
abstract class WireMockAws<S extends ProviderStub> extends WireMockProvider<S> {

    private final String endpointVariable;

    /** @param endpointVariable the environment variable that names the service's address */
    WireMockAws(String endpointVariable) {
        this.endpointVariable = endpointVariable;
    }

    /** Settings of the application besides address, region and credentials. */
    abstract Map<String, String> settings();

    @Override
    protected final Map<String, String> configuration(String origin) {
        Map<String, String> configuration = new HashMap<>(settings());
        configuration.put(endpointVariable, origin);
        configuration.put("AWS_REGION", SecretsManagerStub.REGION);
        configuration.put("AWS_ACCESS_KEY_ID", SecretsManagerStub.ACCESS_KEY_ID);
        configuration.put("AWS_SECRET_ACCESS_KEY", SecretsManagerStub.SECRET_ACCESS_KEY);
        return configuration;
    }
}
