package com.insightpulseai.mcp.generator.catalogue;

import java.util.List;

/** What {@code provider-config.yaml} says, in its order. */
public record Catalogue(List<Provider> providers) {

    public List<Tool> tools() {
        return providers.stream().flatMap(provider -> provider.tools().stream()).toList();
    }
}
