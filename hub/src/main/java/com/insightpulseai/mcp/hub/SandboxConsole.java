package com.insightpulseai.mcp.hub;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.functions.ops.setup.ConsoleMode;

/** Lets the console say that its data is invented, while this process is a sandbox. */
@ApplicationScoped
class SandboxConsole implements ConsoleMode {

    @Override
    public boolean isSandbox() {
        return HubMain.running().flatMap(Hub::sandbox).isPresent();
    }
}
