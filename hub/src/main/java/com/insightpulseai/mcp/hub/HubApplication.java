package com.insightpulseai.mcp.hub;

import java.io.IOException;
import java.util.Optional;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** Says that the hub is ready, once it is, and waits for its end. */
public final class HubApplication implements QuarkusApplication {

    @Override
    public int run(String... arguments) throws IOException {
        Optional<Hub> hub = HubMain.running();
        if (hub.isPresent()) {
            // Straight to the terminal: log records are kept and shipped, and tokens must not be among them.
            System.out.print(Announcement.of(hub.get(), hub.get().publishTokens()));
            System.out.flush();
        }
        Quarkus.waitForExit();
        return 0;
    }
}
