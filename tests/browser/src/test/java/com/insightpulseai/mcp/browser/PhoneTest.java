package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
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
    void aFingerThatMovesAlongTheBarsNarrowsTheRange() {
        Page page = open(visit(phone()), ADMIN, "operations");
        assertThat(page.locator("#bars rect.ok").first()).isVisible();
        BoundingBox chart = page.locator("#bars #chart").boundingBox();

        swipe(page, chart.x + chart.width * 0.4, chart.y + chart.height / 2, chart.width * 0.4, 0);

        assertThat(page).hasURL(Pattern.compile("from=.*&to="));
        assertThat(page.locator("#still")).containsText("This range has ended");
    }

    @Test
    void aFingerThatMovesUpOverTheBarsScrollsAndNarrowsNothing() {
        Page page = open(visit(phone()), ADMIN, "operations");
        assertThat(page.locator("#bars rect.ok").first()).isVisible();
        assertThat(rows(page)).hasCount(50);
        BoundingBox chart = page.locator("#bars #chart").boundingBox();

        swipe(page, chart.x + chart.width * 0.4, chart.y + chart.height / 2, 10, -200);

        page.waitForFunction("window.scrollY > 100");
        assertThat(page).not().hasURL(Pattern.compile("from="));
        assertThat(page.locator("#bars rect.chosen")).hasCount(0);
    }

    private static void swipe(Page page, double x, double y, double right, double down) {
        CDPSession session = page.context().newCDPSession(page);
        touch(session, "touchStart", List.of(new Point(x, y)));
        for (int step = 1; step <= 10; step++) {
            touch(session, "touchMove", List.of(new Point(x + right * step / 10, y + down * step / 10)));
        }
        touch(session, "touchEnd", List.of());
        session.detach();
    }

    private record Point(double x, double y) {
    }

    private static void touch(CDPSession session, String type, List<Point> points) {
        JsonArray touched = new JsonArray();
        for (Point point : points) {
            JsonObject json = new JsonObject();
            json.addProperty("x", point.x());
            json.addProperty("y", point.y());
            touched.add(json);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", touched);
        session.send("Input.dispatchTouchEvent", event);
    }

    @Test
    void chartsAreHighEnoughToBeRead() {
        Page page = open(visit(phone()), ADMIN, "");

        assertThat(page.locator("#day canvas")).isVisible();
        assertThat(page.locator("#day .plot").boundingBox().height).isBetween(130.0, 180.0);
    }
}
