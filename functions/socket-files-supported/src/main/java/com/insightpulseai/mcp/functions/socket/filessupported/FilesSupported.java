package com.insightpulseai.mcp.functions.socket.filessupported;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.insightpulseai.mcp.provider.socket.SocketClient;
import com.insightpulseai.mcp.provider.socket.SocketSession;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.tool.EmptyInput;
import com.insightpulseai.mcp.tool.ProviderAccess;
import com.insightpulseai.mcp.tool.ProviderTool;

import io.smallrye.mutiny.Uni;

/** The tool {@code socket/files.supported}: lists the names of files that Socket takes for manifests. */
@Path("/providers/socket/files.supported")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FilesSupported {

    private final FilesSupportedApi api;
    private final SocketClient socket;
    private final ProviderAccess call;
    private final AnswerSize size;

    FilesSupported(@RestClient FilesSupportedApi api, SocketClient socket, ProviderAccess call, AnswerSize size) {
        this.api = api;
        this.socket = socket;
        this.call = call;
        this.size = size;
    }

    @POST
    @ProviderTool("socket/files.supported")
    public Uni<FilesSupportedOutput> supported(EmptyInput input) {
        SocketSession session = socket.session(call);
        return session.read(credential -> api.supported(credential, session.org()))
                .map(answer -> FilesSupportedOutput.of(answer, size));
    }
}
