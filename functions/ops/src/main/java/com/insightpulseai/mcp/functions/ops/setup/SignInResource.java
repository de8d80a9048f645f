package com.insightpulseai.mcp.functions.ops.setup;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.insightpulseai.mcp.access.CallerKind;
import com.insightpulseai.mcp.access.TrustedIssuer;
import com.insightpulseai.mcp.access.TrustedIssuerSource;
import com.insightpulseai.mcp.functions.ops.read.OpsQuery;

import io.quarkus.arc.All;

/** Tells a page how to sign in, before anyone has. */
@Path("/ops/config")
@Produces(MediaType.APPLICATION_JSON)
public class SignInResource {

    private final ConsoleConfig config;
    private final ConsoleMode mode;
    private final List<TrustedIssuerSource> sources;
    private final String version;

    SignInResource(ConsoleConfig config, ConsoleMode mode, @All List<TrustedIssuerSource> sources,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.config = config;
        this.mode = mode;
        this.sources = sources;
        this.version = version;
    }

    /**
     * Settings of the console that a page may know.
     *
     * @param refreshS seconds between two requests of a visible page
     * @param issuer of Supabase Auth; empty in a sandbox, and where no project is configured
     * @param publishableKey empty where sign-in is not configured
     * @param toolsUrl where tools are called, relative to the page; empty where each has a host of its own
     */
    public record SignIn(String version, boolean sandbox, long refreshS, Optional<String> issuer,
            Optional<String> publishableKey, List<String> signIn, Optional<URI> toolsUrl) {
    }

    @GET
    public SignIn config(@Context UriInfo request) {
        OpsQuery.of(request.getQueryParameters()).check();
        boolean sandbox = mode.isSandbox();
        return new SignIn(version, sandbox, Math.max(1, config.refresh().toSeconds()), sandbox ? Optional.empty() : issuer(),
                config.publishableKey(), config.signIn(), config.toolsUrl());
    }

    private Optional<String> issuer() {
        return sources.stream().flatMap(source -> source.issuers().stream())
                .filter(issuer -> issuer.kind() == CallerKind.USER).map(TrustedIssuer::issuer).findFirst();
    }
}
