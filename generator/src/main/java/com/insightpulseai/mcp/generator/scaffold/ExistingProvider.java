package com.insightpulseai.mcp.generator.scaffold;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.insightpulseai.mcp.generator.catalogue.Provider;

/**
 * What a tool has to know of its provider.
 *
 * @param basePath what its base URL ends in
 * @param vaultKey the secret that each of its tools gets
 * @param asksAnyway whether it has secrets that it can do without
 */
record ExistingProvider(String name, String title, String basePath, Optional<String> vaultKey, boolean asksAnyway) {

    static ExistingProvider of(Provider provider, String yaml) {
        Map<?, ?> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        Map<?, ?> configured = (Map<?, ?>) ((Map<?, ?>) root.get("providers")).get(provider.name());
        String path = URI.create(provider.baseUrl()).getPath();
        return new ExistingProvider(provider.name(), provider.title(), path == null ? "" : path.replaceFirst("/$", ""),
                Optional.ofNullable((String) configured.get("vault_key")), configured.containsKey("optional_vault_keys"));
    }

    /** The type of what a request is sent with; blank where that is nothing. */
    String credentialType() {
        return vaultKey.isPresent() ? "String" : asksAnyway ? "Optional<String>" : "";
    }
}
