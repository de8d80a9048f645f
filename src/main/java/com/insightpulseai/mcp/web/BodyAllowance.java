package com.insightpulseai.mcp.web;

import jakarta.enterprise.context.RequestScoped;

import com.insightpulseai.mcp.config.ToolPolicy;

/** What body the present request may have, and whose it is. Until its caller is known it may have little. */
@RequestScoped
public class BodyAllowance {

    private static final String UNAUTHENTICATED = "";

    private int maxBytes = ToolPolicy.DEFAULT_MAX_BODY_BYTES;
    private String owner = UNAUTHENTICATED;

    /** @param caller name of the caller, whose bodies share one part of the memory */
    public void grant(String caller, int bytes) {
        owner = caller;
        maxBytes = bytes;
    }

    int maxBytes() {
        return maxBytes;
    }

    String owner() {
        return owner;
    }
}
