package com.insightpulseai.mcp.functions.ops.setup;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.DefaultBean;

/** A function is never a sandbox. */
@ApplicationScoped
@DefaultBean
class RealSystem implements ConsoleMode {

    @Override
    public boolean isSandbox() {
        return false;
    }
}
