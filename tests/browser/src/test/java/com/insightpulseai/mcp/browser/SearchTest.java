package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

/** How one call is found among many. */
class SearchTest extends ConsoleTest {

    @Test
    void wordsOfTheInputFindTheCallAndAreInTheUrl() {
        Page page = open(OPERATOR, "operations");
        Locator words = page.locator("#filter-q");

        words.fill(SeededData.WORD.substring(0, 6));
        words.press("Enter");

        assertThat(rows(page)).hasCount(1);
        assertThat(row(page, SeededData.FOUND_BY_WORDS)).isVisible();
        assertThat(page).hasURL(Pattern.compile("q=" + SeededData.WORD.substring(0, 6)));
        assertThat(page.locator("#still")).containsText("not repeated by itself");
        page.reload();
        assertThat(rows(page)).hasCount(1);
        assertThat(words).hasValue(SeededData.WORD.substring(0, 6));
    }

    @Test
    void aSearchOfTheHeaderIsOneOfAllPages() {
        Page page = open(ADMIN, "quotas");
        assertThat(page.locator("#quotas")).isVisible();
        Locator box = page.locator("ops-header input[type=search]");

        box.fill(SeededData.WORD);
        box.press("Enter");

        assertThat(row(page, SeededData.FOUND_BY_WORDS)).isVisible();
        assertThat(hub().query("select count(*) from ops.run_events where tool = 'events.search' and payload::text like ?",
                "%" + SeededData.WORD + "%")).isNotEqualTo(List.of("0"));
    }

    @Test
    void aSearchThatFindsNothingSaysThatItIsForWholeWords() {
        Page page = open(ADMIN, "operations?q=neverwritten");

        assertThat(page.locator("#empty, #end-words").first()).isVisible();
        assertThat(page.locator("operations-page")).containsText("not parts of words");
    }

    @ParameterizedTest
    @ValueSource(strings = { "%s", "  %s ", "X-Event-Id: %s", "https://ops.example.com/console/operations/%s?status=failed" })
    void aPastedIdOpensTheEvent(String form) {
        Page page = open(ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);

        page.locator("#filter-q").fill(form.formatted(SeededData.REFUSED_FOR_ROLE));
        page.locator("#filter-q").press("Enter");

        assertThat(page).hasURL(Pattern.compile("/console/operations/" + SeededData.REFUSED_FOR_ROLE));
        assertThat(page.locator("#drawer-title")).hasText("socket/scan.repo");
    }

    @Test
    void anIdInTheHeadersBoxOpensTheEventToo() {
        Page page = open(ADMIN, "");
        Locator box = page.locator("ops-header input[type=search]");

        box.fill(SeededData.REFUSED_FOR_ROLE.toString());
        box.press("Enter");

        assertThat(page.locator("#drawer-title")).hasText("socket/scan.repo");
    }

    @ParameterizedTest
    @ValueSource(strings = { SeededData.TRACE, "00-" + SeededData.TRACE + "-00f067aa0ba902b7-01" })
    void aPastedTraceListsTheCallsOfItsRequest(String pasted) {
        Page page = open(ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);

        page.locator("#filter-q").fill(pasted);
        page.locator("#filter-q").press("Enter");

        assertThat(rows(page)).hasCount(2);
        assertThat(row(page, SeededData.CIRCUIT_OPEN)).isVisible();
        assertThat(page).hasURL(Pattern.compile("request_id=" + SeededData.TRACE));
    }

    @Test
    void filtersAreAnsweredByTheServerAndKeptInTheUrl() {
        Page page = open(ADMIN, "operations");

        page.locator("#filter-provider").selectOption("netdata");
        page.locator("#filter-status").selectOption("failed");
        assertThat(rows(page).first()).containsText("netdata/nodes.list");
        assertThat(rows(page).filter(new Locator.FilterOptions().setHasNotText("failed"))).hasCount(0);
        assertThat(page.locator("#end-words")).containsText("That is all since");
        assertThat(page).hasURL(Pattern.compile("provider=netdata&status=failed"));

        page.goBack();
        assertThat(page.locator("#filter-status")).hasValue("");
        page.locator("#filter-clear").click();
        assertThat(page).hasURL(hub().url("/console/operations"));
        assertThat(rows(page)).hasCount(50);
    }

    @Test
    void theLastFilterOfATabIsKept() {
        Page page = open(ADMIN, "operations?provider=netdata&status=error");
        assertThat(rows(page).first()).containsText("netdata");

        page.locator("ops-header nav a[href$=quotas]").click();
        assertThat(page.locator("#quotas")).isVisible();
        page.locator("ops-header nav a[href$=operations]").click();

        assertThat(page).hasURL(Pattern.compile("provider=netdata&status=error"));
        assertThat(page.locator("#filter-clear")).isEnabled();
    }

    @Test
    void barsAreNarrowedByDraggingOverThem() {
        Page page = open(ADMIN, "operations");
        assertThat(page.locator("#bars rect.ok").first()).isVisible();
        Locator chart = page.locator("#bars #chart");
        var box = chart.boundingBox();

        page.mouse().move(box.x + box.width * 0.5, box.y + 40);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.7, box.y + 40);
        page.mouse().up();

        assertThat(page).hasURL(Pattern.compile("from=.*&to="));
        assertThat(page.locator("#filter-custom")).isVisible();
        assertThat(page.locator("#still")).containsText("This range has ended");
    }

    /** With these few calls no search is ever stopped by the server, so its response is changed on the way. */
    @Test
    void aSearchThatStoppedSaysHowFarItLookedAndGoesOn() {
        Visit visit = visit();
        visit.context().route("**/ops/events?*", route -> {
            boolean first = !route.request().url().contains("before=");
            String page = route.fetch().text();
            route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(first
                    ? page.substring(0, page.length() - 1)
                            + ",\"end\":\"budget\",\"older\":\"here\",\"searched_until\":\"2026-01-02T03:04:05Z\"}"
                    : "{\"events\":[],\"newest\":\"there\",\"more_newer\":false,\"end\":\"all\"}"));
        });
        Page page = open(visit, ADMIN, "operations?tz=utc&error=circuit_open");
        assertThat(page.locator("#end-words")).containsText("Searched back to 2 Jan");

        response(page, "before=here", () -> page.locator("#older").click());

        assertThat(page.locator("#end-words")).containsText("That is all since");
        assertThat(rows(page).first()).isVisible();
    }

    @Test
    void badInputOfALinkIsSaidToBeBad() {
        Visit visit = visit();
        visit.expectFailures();

        Page page = open(visit, ADMIN, "operations?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z");

        assertThat(page.locator("#trouble")).containsText("This cannot be asked.");
        assertThat(page.locator("#trouble")).containsText("from");
    }
}
