package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;

/** The database stops answering, and comes back. */
class DatabaseDownTest extends ConsoleTest {

    private static final double LONGEST_MS = 2_500;

    @AfterEach
    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    @Test
    void whatWasKnownStaysAndTheHeaderSaysSinceWhen() throws IOException, InterruptedException {
        Page list = open(ADMIN, "operations");
        Page overview = open(ADMIN, "");
        assertThat(rows(list)).hasCount(50);
        assertThat(overview.locator("#headline")).isVisible();
        expectFailures();

        signal("STOP");

        Response response = list.waitForResponse(it -> it.status() == 503, () -> {
        });
        assertThat(response.text()).contains("\"status\":503");
        assertThat(response.request().timing().responseEnd).isLessThan(LONGEST_MS);
        for (Page page : List.of(list, overview)) {
            assertThat(page.locator("ops-freshness")).containsText("database down since");
            assertThat(page.locator("ops-problem").first()).containsText("The database is down.");
            assertThat(page.locator("ops-problem").first()).containsText("what was known at");
        }
        assertThat(rows(list)).hasCount(50);
        assertThat(overview.locator("#headline")).isVisible();

        signal("CONT");

        for (Page page : List.of(list, overview)) {
            assertThat(page.locator("ops-freshness")).containsText("live",
                    new LocatorAssertions.ContainsTextOptions().setTimeout(70_000));
            assertThat(page.locator("ops-problem .card")).hasCount(0,
                    new LocatorAssertions.HasCountOptions().setTimeout(70_000));
        }
    }

    /** To the database's main process and to those that serve connections. */
    private static void signal(String name) throws IOException, InterruptedException {
        ProcessHandle main = hub().postgres();
        String[] command = Stream.concat(Stream.of("kill", "-" + name, Long.toString(main.pid())),
                main.descendants().map(process -> Long.toString(process.pid()))).toArray(String[]::new);
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
