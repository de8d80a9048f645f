package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;

/** Each page with data, as an administrator sees it. */
class PagesTest extends ConsoleTest {

    private static final int LARGEST_BUNDLE = 90_000;
    private static final String GROUND = "getComputedStyle(document.documentElement).backgroundColor";
    private static final String FIRST_PAINT = """
            () => new Promise(resolve => new PerformanceObserver(list => resolve(
              list.getEntriesByName('first-contentful-paint').map(entry => entry.startTime).concat(0)[0]))
              .observe({type: 'paint', buffered: true}))""";

    @Test
    void theOverviewSaysHowProvidersAreAndWhatFails() {
        Page page = open(ADMIN, "");

        assertThat(page.locator("#headline")).containsText(Pattern.compile("providers"));
        assertThat(page.locator("#provider-socket")).containsText("socket");
        assertThat(page.locator("#provider-netdata ops-ticks rect")).hasCount(90);
        assertThat(page.locator("#open-alerts")).containsText("sentry is degraded");
        assertThat(page.locator("#number-calls")).containsText("calls");
        assertThat(page.locator("#day ops-chart canvas")).isVisible();
        assertThat(page.locator("#failure-table")).containsText("upstream_timeout");
        assertThat(page.locator("#limits")).containsText("acme/shop, main");
        assertThat(page.locator("#limits")).containsText("of 50");
    }

    @Test
    void eachNumberOfTheOverviewLeadsToItsCalls() {
        Page page = open(ADMIN, "");
        Locator failure = page.locator("#failure-table tbody tr")
                .filter(new Locator.FilterOptions().setHasText("upstream_timeout"))
                .first();
        String calls = failure.locator("td[data-label=Calls] a").innerText();

        failure.locator("td[data-label=Calls] a").click();

        assertThat(page).hasURL(Pattern.compile("/console/operations\\?.*error=upstream_timeout"));
        assertThat(rows(page)).hasCount(Integer.parseInt(calls));
        assertThat(page.locator("#end-words")).containsText("That is all since");
    }

    @Test
    void theChartIsATableToo() {
        Page page = open(ADMIN, "");
        Locator chart = page.locator("#day ops-chart");

        chart.getByText("Show as table").click();

        assertThat(chart.locator("thead th").nth(3)).hasText("calls");
        assertThat(chart.locator("tbody tr").first()).isVisible();
    }

    @Test
    void aSelectionInTheChartByKeysShowsItsCalls() {
        Page page = open(ADMIN, "");
        Locator plot = page.locator("#day ops-chart .plot");
        plot.focus();

        for (String key : List.of("End", "ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft")) {
            plot.press(key);
        }
        assertThat(page.locator("#day ops-chart [role=status]")).containsText("Selected");
        plot.press("Enter");

        assertThat(page).hasURL(Pattern.compile("/console/operations\\?from=.*&to="));
        assertThat(rows(page).first()).isVisible();
    }

    @Test
    void operationsListsCallsWithBarsAndEnds() {
        Page page = open(ADMIN, "operations");

        assertThat(rows(page)).hasCount(50);
        assertThat(row(page, SeededData.REFUSED_FOR_QUOTA)).containsText("refused");
        assertThat(page.locator("#bars rect.ok").first()).isVisible();
        assertThat(page.locator("#export-label")).containsText(Pattern.compile("Export these \\([\\d,]+\\)"));
        assertThat(page.locator("#older")).isVisible();
        assertThat(page).hasTitle("Operations – Ops console");
    }

    @Test
    void quotasAreSortedByNearnessToTheLimit() {
        Page page = open(ADMIN, "quotas");
        Locator quotas = page.locator("#quotas tbody tr");

        assertThat(quotas.first()).containsText("ops_operator@sandbox.invalid");
        assertThat(quotas.first()).containsText("used up until");
        assertThat(quotas.filter(new Locator.FilterOptions().setHasText("acme/shop, main"))).containsText("47 of 50");
        assertThat(quotas.filter(new Locator.FilterOptions().setHasText("gone@example.com"))).containsText("revoked");
        page.locator("#caller").fill("maria");
        assertThat(quotas).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("caller=maria"));
    }

    @Test
    void aProviderShowsToolsHealthAndConfiguration() {
        Page page = open(ADMIN, "providers");
        assertThat(page.locator("#providers tbody tr")).hasCount(3);

        page.locator("#provider-sentry a").first().click();

        assertThat(page).hasURL(Pattern.compile("/console/providers/sentry"));
        assertThat(page.locator("#tool-table")).containsText("issues.list");
        assertThat(page.locator("#spells")).containsText("Its quota is nearly used up.");
        assertThat(page.locator("#configured")).containsText("Allowed hosts");
        assertThat(page.locator("#configured-tools")).containsText("ops_operator");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("7d")).click();
        assertThat(page.locator("#tools-head")).containsText("last 7 days");
    }

    @Test
    void anAlertShowsWhomItHitAndItsDeliveries() {
        Page page = open(ADMIN, "alerts");
        Locator alert = page.locator("#alert-" + SeededData.OPEN_ALERT);

        alert.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("sentry is degraded")).click();

        assertThat(page).hasURL(Pattern.compile("/console/alerts/" + SeededData.OPEN_ALERT));
        assertThat(alert).containsText("Calls meanwhile");
        assertThat(alert).containsText("The receiver answered with 500.");
        alert.getByText("Calls in its window").click();
        assertThat(page).hasURL(Pattern.compile("/console/operations\\?.*provider=sentry"));
        assertThat(row(page, SeededData.HOSTILE)).isVisible();
    }

    @Test
    void theThemeOfTheMenuOverridesTheSystemsAndIsKept() {
        Page page = open(ADMIN, "quotas");
        assertThat(page.locator("#quotas")).isVisible();
        Object light = page.evaluate(GROUND);

        page.locator("ops-header summary").click();
        page.getByLabel("Theme").selectOption("dark");

        Object dark = page.evaluate(GROUND);
        assertThat(dark).isNotEqualTo(light);
        page.reload();
        assertThat(page.locator("#quotas")).isVisible();
        assertThat(page.evaluate(GROUND)).isEqualTo(dark);
    }

    @Test
    void anUnknownPathOfTheConsoleIsAPageThatSaysSo() {
        Page page = open(ADMIN, "nothing/here");

        assertThat(page.getByRole(AriaRole.HEADING)).containsText("There is no such page");
        page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK).click();
        assertThat(page.locator("#headline")).isVisible();
    }

    @Test
    void theBundleIsSmallAndTheFirstPaintIsMeasured() throws IOException {
        List<Response> files = new ArrayList<>();
        Visit visit = visit();
        Page page = visit.newPage();
        page.onResponse(response -> {
            if (response.url().contains("/console/assets/")) {
                files.add(response);
            }
        });
        page.navigate(hub().url("/console/"));
        Object painted = page.evaluate(FIRST_PAINT);

        int size = 0;
        for (Response file : files) {
            size += gzipped(file.body());
        }
        System.out.printf("Script and style: %,d bytes gzipped in %d files; first contentful paint after %s ms%n", size,
                files.size(), painted);
        assertThat(size).isBetween(1, LARGEST_BUNDLE);
    }

    private static int gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.size();
    }
}
