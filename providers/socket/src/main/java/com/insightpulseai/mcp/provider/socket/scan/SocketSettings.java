package com.insightpulseai.mcp.provider.socket.scan;

import java.util.Optional;

import org.eclipse.microprofile.config.spi.Converter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;

/** Those of the provider's {@code settings} that have a form of their own, so that a mistake in them stops the start. */
@ConfigMapping(prefix = "providers.socket.settings")
public interface SocketSettings {

    /** Repositories that are named differently at Socket than by callers. */
    Optional<@WithConverter(RepositoryMapConverter.class) RepositoryMap> repos();

    /** Passes on why a text is refused, which a conversion by the type's own method would hide. */
    @RegisterForReflection
    final class RepositoryMapConverter implements Converter<RepositoryMap> {

        private static final long serialVersionUID = 1L;

        @Override
        public RepositoryMap convert(String text) {
            return text.isBlank() ? null : RepositoryMap.of(text);
        }
    }
}
