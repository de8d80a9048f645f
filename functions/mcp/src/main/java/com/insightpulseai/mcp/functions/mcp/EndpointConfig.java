package com.insightpulseai.mcp.functions.mcp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the MCP endpoint. */
@ConfigMapping(prefix = "mcp.endpoint")
interface EndpointConfig {

    /**
     * Values of {@code Host} that are answered beside loopback names and the public URL's; {@code *} where what stands before
     * this process chooses it by another way, as AWS does.
     */
    Optional<List<String>> allowedHosts();

    /** Values of {@code Origin} that are answered beside the public URL's and the page's own on loopback. */
    Optional<List<String>> allowedOrigins();

    /** The longest answer of a tool, in characters of JSON: clients cut longer ones, or keep them from their model. */
    @WithDefault("48000")
    int maxAnswerCharacters();

    /** How many tools a page of {@code tools/list} has; by default all of them. */
    @WithDefault("1000")
    int toolsPerPage();

    /**
     * Where tools are that this process does not serve: {@code provider/tool=URL}, separated by spaces. With
     * {@code *=https://*.example.com/} an entry may have in place of a URL what stands for the star. No other address is
     * ever asked.
     */
    Optional<String> toolUrls();

    /** How long such an address is waited for: by default the 30 s of an HTTP API, but for what this process needs itself. */
    @WithDefault("29s")
    Duration forwardTimeout();
}
