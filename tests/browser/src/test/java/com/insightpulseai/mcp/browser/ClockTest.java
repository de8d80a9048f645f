package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;

/** A reader's clock that is wrong; the server's counts. */
class ClockTest extends ConsoleTest {

    /** Shifts what a page takes for the present, and nothing else. */
    private static final String SHIFTED = """
            (() => {
              const Real = Date, shift = %d;
              globalThis.Date = class extends Real {
                constructor(...parts) { parts.length ? super(...parts) : super(Real.now() + shift); }
                static now() { return Real.now() + shift; }
              };
            })();""";
    private static final int HOUR_MS = 3_600_000;

    @ParameterizedTest
    @ValueSource(ints = { -HOUR_MS, HOUR_MS })
    void anHourOffChangesNothing(int shift) {
        Visit visit = visit();
        visit.context().addInitScript(SHIFTED.formatted(shift));

        Page page = open(visit, ADMIN, "operations?range=15m");

        assertThat(row(page, SeededData.addCall(hub()))).isVisible();
        assertThat(page.locator("#bars rect.ok").first()).isVisible();
        assertThat(page.locator("ops-freshness")).containsText(Pattern.compile("live, \\d s ago"));
        page.locator("ops-header nav a").first().click();
        assertThat(page.locator("#open-alerts")).containsText(Pattern.compile("\\((5\\d min|1 h( \\d+ min)?)\\)"));
        assertThat(page.locator("#day canvas")).isVisible();
        page.locator("#day ops-chart .plot").press("End");
        assertThat(page.locator("#day ops-chart .moment")).hasText(Pattern.compile("\\d\\d:\\d\\d"));
        assertThat(page.locator("#number-calls a")).not().hasText("0");
    }
}
