package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;

/** A screen of 360 pixels, by touch. */
class PhoneTest extends ConsoleTest {

    @Test
    void pagesAreChosenAtTheBottom() {
        Page page = open(visit(phone()), ADMIN, "");

        BoundingBox navigation = page.locator("ops-header nav").boundingBox();

        assertThat(navigation.width).isEqualTo(PHONE_WIDTH);
        assertThat(navigation.y + navigation.height).isBetween(PHONE_HEIGHT - 1.0, PHONE_HEIGHT + 1.0);
        page.locator("ops-header nav").getByText("Alerts").tap();
        assertThat(page.locator("#alerts")).isVisible();
    }

    @Test
    void callsAreCardsAndADrawerFillsTheScreen() {
        Page page = open(visit(phone()), ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);
        BoundingBox card = rows(page).first().boundingBox();
        assertThat(card.height).isGreaterThan(50);
        for (String part : new String[] { "time", "status", "tool", "caller", "took" }) {
            assertThat(rows(page).first().locator("td." + part)).isVisible();
        }

        row(page, SeededData.REFUSED_FOR_ROLE).locator("td.tool").tap();

        assertThat(page.locator("#drawer")).hasAttribute("aria-modal", "true");
        BoundingBox drawer = page.locator("#drawer").boundingBox();
        assertThat(drawer.x).isEqualTo(0);
        assertThat(drawer.width).isEqualTo(PHONE_WIDTH);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE_WIDTH);
        page.locator("#drawer-close").tap();
        assertThat(page.locator("#drawer")).hasCount(0);
        assertThat(row(page, SeededData.REFUSED_FOR_ROLE)).isInViewport();
    }

    @Test
    void filtersMenuAndUtcNeedNoHover() {
        Page page = open(visit(phone()), ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);

        page.locator("#filter-more").tap();
        page.locator("#filter-provider").selectOption("sentry");
        assertThat(rows(page).first()).containsText("sentry/");
        page.locator("ops-header summary").tap();
        page.getByLabel("Times").selectOption("utc");
        assertThat(page).hasURL(Pattern.compile("tz=utc"));
        page.locator("ops-header nav").getByText("Quotas").tap();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText("Quotas");
    }

    @Test
    void chartsAreHighEnoughToBeRead() {
        Page page = open(visit(phone()), ADMIN, "");

        assertThat(page.locator("#day canvas")).isVisible();
        assertThat(page.locator("#day .plot").boundingBox().height).isBetween(130.0, 180.0);
    }
}
