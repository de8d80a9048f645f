package com.insightpulseai.mcp.protocol;

import java.util.List;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

/** The offer to one caller: the tools and resources of its role. */
public interface Offering {

    /** All tools that it may call, with their bytes made before. */
    ToolPages tools();

    List<ListedResource> resources();

    List<ListedResource> resourceTemplates();

    /**
     * Calls a tool. What refuses it, and what goes wrong in it, is an answer too.
     *
     * @return empty where there is no such tool
     */
    Uni<Optional<ToolAnswer>> call(ToolCall call);

    /**
     * Reads a resource. Fails with a {@link ResourceUnavailableException} where it cannot be read now.
     *
     * @return empty where there is no such resource for this caller
     */
    Uni<Optional<ResourceContent>> read(String uri);
}
