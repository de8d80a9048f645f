package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The console without a pointer: each key that the help names. */
class KeysTest extends ConsoleTest {

    @ParameterizedTest
    @CsvSource({ "p, operations, Operations", "q, quotas, Quotas", "r, providers, Providers", "a, alerts, Alerts",
            "o, '', Overview" })
    void twoKeysGoToAPage(String key, String path, String heading) {
        Page page = open(ADMIN, path.isEmpty() ? "quotas" : "");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).isAttached();

        page.keyboard().press("g");
        page.keyboard().press(key);

        assertThat(page).hasURL(hub().url("/console/" + path));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1).setName(heading))).isFocused();
    }

    @Test
    void helpListsTheKeysAndSwitchesThemOff() {
        Page page = open(ADMIN, "quotas");
        assertThat(page.locator("#quotas")).isVisible();

        page.keyboard().press("?");
        Locator help = page.getByRole(AriaRole.DIALOG);
        assertThat(help.locator("dt")).hasCount(15);
        assertThat(help).containsText("Next call or alert");
        help.getByRole(AriaRole.CHECKBOX).uncheck();
        page.keyboard().press("Escape");
        assertThat(help).isHidden();
        page.keyboard().press(".");
        page.keyboard().press("?");

        assertThat(help).isHidden();
        assertThat(page.locator("ops-freshness")).containsText("live");
    }

    @Test
    void rowsAreWalkedOpenedSteppedAndClosed() {
        Page page = open(ADMIN, "operations?provider=netdata");
        assertThat(rows(page)).hasCount(50);
        List<String> ids = rows(page).all().stream().limit(3).map(row -> row.getAttribute("data-event")).toList();

        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(link(page, ids.get(1))).isFocused();
        page.keyboard().press("k");
        assertThat(link(page, ids.get(0))).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#drawer")).hasAttribute("data-event", ids.get(0));
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(page.locator("#drawer")).hasAttribute("data-event", ids.get(2));
        page.keyboard().press("k");
        assertThat(page.locator("#drawer")).hasAttribute("data-event", ids.get(1));
        page.keyboard().press("Escape");

        assertThat(page.locator("#drawer")).hasCount(0);
        assertThat(link(page, ids.get(1))).isFocused();
        assertThat(page).hasURL(hub().url("/console/operations?provider=netdata"));
    }

    private static Locator link(Page page, String event) {
        return row(page, event).locator("a[data-open]");
    }

    @Test
    void alertsAreWalkedExpandedSteppedCopiedAndClosed() {
        Visit visit = visit();
        visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Page page = open(visit, ADMIN, "alerts");
        Locator titles = page.locator("#alerts h2 a");
        assertThat(titles.nth(1)).isVisible();
        List<String> ids = titles.all().stream().limit(2).map(title -> title.getAttribute("data-alert")).toList();

        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(titles.nth(1)).isFocused();
        page.keyboard().press("k");
        assertThat(titles.nth(0)).isFocused();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(hub().url("/console/alerts/" + ids.get(0)));
        assertThat(page.locator("#body-" + ids.get(0))).isVisible();
        page.keyboard().press("j");
        assertThat(page).hasURL(hub().url("/console/alerts/" + ids.get(1)));
        assertThat(page.locator("#body-" + ids.get(1))).isVisible();
        assertThat(titles.nth(1)).isFocused();
        page.keyboard().press("c");
        assertThat(page.locator("#alerts-said")).containsText("Link copied");
        assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .isEqualTo(hub().url("/console/alerts/" + ids.get(1)));
        page.keyboard().press("Escape");

        assertThat(page).hasURL(hub().url("/console/alerts"));
        assertThat(titles.nth(1)).isFocused();
        assertThat(page.locator("#body-" + ids.get(1))).isHidden();
    }

    @Test
    void newerCallsAreShownAndALinkIsCopied() {
        Visit visit = visit();
        visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Page page = open(visit, ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);
        rows(page).nth(40).scrollIntoViewIfNeeded();
        page.evaluate("window.scrollBy(0, 300)");
        UUID call = SeededData.addCall(hub());
        assertThat(page.locator("#newer")).isVisible();

        page.keyboard().press("n");
        assertThat(rows(page).first()).hasAttribute("data-event", call.toString());
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page.locator("#copy-link")).isVisible();
        page.keyboard().press("c");

        assertThat(page.locator("#copy-said")).containsText("Link copied");
        assertThat((String) page.evaluate("navigator.clipboard.readText()")).contains("/console/operations/");
    }

    @Test
    void searchPauseAndUtcHaveKeys() {
        Page page = open(ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);

        page.keyboard().press(".");
        assertThat(page.locator("ops-freshness")).containsText("paused");
        page.keyboard().press("u");
        assertThat(page).hasURL(Pattern.compile("live=0&tz=utc"));
        page.keyboard().press("/");
        assertThat(page.locator("ops-header input[type=search]")).isFocused();
        page.keyboard().type("u.?");
        assertThat(page.locator("ops-header input[type=search]")).hasValue("u.?");
        assertThat(page).hasURL(Pattern.compile("live=0&tz=utc"));
    }

    @Test
    void keysWithAModifierAreTheBrowsers() {
        Page page = open(ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);

        page.keyboard().press("Control+u");
        page.keyboard().press("Alt+.");

        assertThat(page.locator("ops-freshness")).containsText("live");
        assertThat(page).hasURL(hub().url("/console/operations"));
    }

    @Test
    void theFirstTabLeadsPastTheHeader() {
        Page page = open(ADMIN, "quotas");
        assertThat(page.locator("#quotas")).isVisible();
        page.reload();
        assertThat(page.locator("#quotas")).isVisible();

        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.locator("#provider")).isFocused();
    }
}
