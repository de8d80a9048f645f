package com.insightpulseai.mcp.functions.mcp;

import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.access.Caller;
import com.insightpulseai.mcp.protocol.ListedResource;
import com.insightpulseai.mcp.protocol.Offering;
import com.insightpulseai.mcp.protocol.ResourceContent;
import com.insightpulseai.mcp.protocol.ToolAnswer;
import com.insightpulseai.mcp.protocol.ToolCall;
import com.insightpulseai.mcp.protocol.ToolPages;

import io.smallrye.mutiny.Uni;

/** The offer to one caller, by the role that its token has. */
final class RoleOffering implements Offering {

    private final Caller caller;
    private final McpCatalogue catalogue;
    private final OpsResources resources;
    private final ToolCalls calls;

    RoleOffering(Caller caller, McpCatalogue catalogue, OpsResources resources, ToolCalls calls) {
        this.caller = caller;
        this.catalogue = catalogue;
        this.resources = resources;
        this.calls = calls;
    }

    @Override
    public ToolPages tools() {
        return catalogue.of(caller);
    }

    @Override
    public List<ListedResource> resources() {
        return resources.listed(caller);
    }

    @Override
    public List<ListedResource> resourceTemplates() {
        return resources.templates(caller);
    }

    @Override
    public Uni<Optional<ToolAnswer>> call(ToolCall call) {
        return catalogue.find(call.name())
                .map(tool -> calls.call(tool, call, caller).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    @Override
    public Uni<Optional<ResourceContent>> read(String uri) {
        return resources.read(uri, caller);
    }
}
