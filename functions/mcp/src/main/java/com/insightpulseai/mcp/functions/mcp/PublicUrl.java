package com.insightpulseai.mcp.functions.mcp;

import java.net.URI;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

@Singleton
class PublicUrl {

    private final Optional<URI> url;

    PublicUrl(@ConfigProperty(name = "mcp.public-url") Optional<String> url) {
        this.url = url.map(URI::create);
    }

    Optional<URI> url() {
        return url;
    }

    Optional<String> authority() {
        return url.map(URI::getRawAuthority);
    }

    Optional<String> origin() {
        return url.map(known -> known.getScheme() + "://" + known.getRawAuthority());
    }
}
