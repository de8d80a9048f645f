package com.insightpulseai.mcp.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/** One hub with data and one browser, for all classes of a run. */
final class SharedConsole implements AutoCloseable {

    private static final double PATIENCE_MS = 10_000;

    private static SharedConsole running;

    final ConsoleHub hub;
    final Browser browser;
    private final Path folder;
    private final Playwright playwright;

    private SharedConsole(Path folder, ConsoleHub hub) {
        this.folder = folder;
        this.hub = hub;
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    private static SharedConsole start() throws IOException {
        Path folder = Files.createTempDirectory("console-tests");
        // Health and lists are seen to change within a second or two, not five.
        ConsoleHub hub = ConsoleHub.start(folder, ConsoleHub.freePort(),
                Map.of("MCP_OPS_REFRESH", "1S", "MCP_MONITOR_INTERVAL", "1S"));
        try {
            new SeededData(hub).add();
            return new SharedConsole(folder, hub);
        } catch (RuntimeException | AssertionError e) {
            hub.close();
            throw e;
        }
    }

    static SharedConsole running() {
        return running;
    }

    @Override
    public void close() {
        running = null;
        playwright.close();
        hub.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it before the first class that needs it; JUnit closes it after the last one. */
    static final class Start implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            context.getRoot().getStore(ExtensionContext.Namespace.create(SharedConsole.class))
                    .computeIfAbsent(SharedConsole.class, key -> remembered());
        }

        private static SharedConsole remembered() {
            try {
                running = SharedConsole.start();
                return running;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
