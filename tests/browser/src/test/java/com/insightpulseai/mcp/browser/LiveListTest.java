package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** A list that goes on while it is read. */
class LiveListTest extends ConsoleTest {

    private static final String NEWER = "/ops/events?";

    @Test
    void atTheTopNewCallsAppearByThemselves() {
        Page page = open(ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);

        UUID call = SeededData.addCall(hub());

        assertThat(row(page, call)).isVisible();
        assertThat(rows(page).first()).hasAttribute("data-event", call.toString());
        assertThat(page.locator("#newer")).hasCount(0);
    }

    @Test
    void furtherDownTheyWaitAndTheRowsStayWhereTheyAre() {
        Page page = open(ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);
        rows(page).nth(30).scrollIntoViewIfNeeded();
        page.evaluate("window.scrollBy(0, 300)");
        double scrolled = scrolled(page);
        String text = page.locator("#events").innerText();

        UUID call = SeededData.addCall(hub());
        for (int refresh = 0; refresh < 5; refresh++) {
            response(page, NEWER);
        }

        assertThat(page.locator("#newer")).containsText("1 newer");
        assertThat(scrolled(page)).isEqualTo(scrolled).isPositive();
        assertThat(page.locator("#events").innerText()).isEqualTo(text);
        page.locator("#newer").click();
        assertThat(rows(page).first()).hasAttribute("data-event", call.toString());
        assertThat(row(page, call)).isInViewport();
    }

    private static double scrolled(Page page) {
        return ((Number) page.evaluate("window.scrollY")).doubleValue();
    }

    @Test
    void refreshesKeepDrawerFocusSelectionAndOpenParts() {
        Page page = open(ADMIN, "operations/" + SeededData.REFUSED_FOR_ROLE);
        assertThat(page.locator("#why-rule")).isVisible();
        page.locator("#copy-json").focus();
        page.evaluate("""
                () => {
                  const find = (root, selector) => root.querySelector(selector)
                    ?? [...root.querySelectorAll('*')].map(it => it.shadowRoot && find(it.shadowRoot, selector)).find(Boolean);
                  const range = document.createRange();
                  range.selectNodeContents(find(document, '#why-rule'));
                  getSelection().removeAllRanges();
                  getSelection().addRange(range);
                }""");
        Object selected = page.evaluate("String(getSelection())");

        for (int refresh = 0; refresh < 5; refresh++) {
            response(page, NEWER);
        }

        assertThat(page.locator("#drawer")).isVisible();
        assertThat(page.locator("#copy-json")).isFocused();
        assertThat(page.evaluate("String(getSelection())")).isEqualTo(selected);
    }

    @Test
    void olderCallsAreAddedUntilTheEndWhichIsNamed() {
        Page page = open(ADMIN, "operations?provider=netdata&caller=" + SeededData.MARIA);
        assertThat(rows(page)).hasCount(50);

        page.locator("#older").click();
        assertThat(rows(page).nth(50)).isVisible();
        String last = rows(page).last().getAttribute("data-event");
        for (int refresh = 0; refresh < 2; refresh++) {
            response(page, NEWER);
        }
        assertThat(row(page, last)).isVisible();
        while (page.locator("#older").count() > 0) {
            int before = rows(page).count();
            response(page, "before=", () -> page.locator("#older").click());
            assertThat(rows(page).nth(before)).isVisible();
            assertThat(page.locator("#older:disabled")).hasCount(0);
        }

        assertThat(page.locator("#end-words")).containsText("That is all since");
        String all = hub().query("select count(*) from ops.run_events where provider = 'netdata' and caller_id = ? "
                + "and created_at > now() - interval '24 hours'", SeededData.MARIA).get(0);
        assertThat(rows(page).count()).isCloseTo(Integer.parseInt(all), within(1));
    }

    @Test
    void aCallThatRunsEndsInItsRow() {
        UUID id = UUID.randomUUID();
        hub().execute("""
                insert into ops.run_events (id, created_at, provider, tool, caller_id, caller_kind, caller_role, status)
                values (?, ops.event_time(), 'socket', 'scan.get', ?, 'user', 'ops_operator', 'started')""", id,
                SeededData.OPERATOR_ID);
        Page page = open(OPERATOR, "operations");
        assertThat(row(page, id)).containsText("running");

        hub().execute("update ops.run_events set status = 'error', error = 'upstream_timeout', duration_ms = 1840, "
                + "finished_at = now() where id = ?", id);

        assertThat(row(page, id)).containsText("failed");
        assertThat(row(page, id)).containsText("1.84 s");
        assertThat(row(page, id)).containsText("upstream_timeout");
    }

    @Test
    void pollingLeavesNoRowsAndAsksOnlyForWhatIsNew() {
        Page page = open(ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);
        String before = count();

        for (int refresh = 0; refresh < 3; refresh++) {
            assertThat(response(page, NEWER).url()).contains("after=");
        }

        assertThat(count()).isEqualTo(before);
    }

    private static String count() {
        return hub().query("select count(*) from ops.run_events where provider = 'ops'").get(0);
    }

    @Test
    void aHiddenTabAsksNothingAndCatchesUpAtOnceWhenItIsShown() {
        Visit visit = visit();
        visit.context().addInitScript("""
                Object.defineProperty(document, 'hidden', {get: () => window.isAway === true});
                Object.defineProperty(document, 'visibilityState', {get: () => window.isAway ? 'hidden' : 'visible'});""");
        Page page = open(visit, ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);
        page.clock().install();
        page.evaluate("() => { window.isAway = true; document.dispatchEvent(new Event('visibilitychange')); }");
        int asked = visit.requests().size();

        page.clock().runFor(60_000);

        assertThat(visit.requests()).hasSizeLessThanOrEqualTo(asked + 1);
        response(page, NEWER,
                () -> page.evaluate("() => { window.isAway = false; document.dispatchEvent(new Event('visibilitychange')); }"));
    }

    @Test
    void timesAreLocalOrUtcByTheSwitchAndTheUrl() {
        Page page = open(ADMIN, "operations/" + SeededData.REFUSED_FOR_ROLE);
        Locator time = page.locator("#step-decided time");
        assertThat(time).hasAttribute("datetime", Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z"));
        String exact = time.getAttribute("datetime");
        String utc = exact.substring(11, exact.length() - 1);
        assertThat(time).not().hasText(utc);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Local time")).click();

        assertThat(time).hasText(utc);
        assertThat(page).hasURL(Pattern.compile("tz=utc"));
        Locator tip = page.locator("#step-decided .tip");
        assertThat(tip).isHidden();
        page.locator("#copy-json").focus();
        page.keyboard().press("Tab");
        assertThat(time).isFocused();
        assertThat(tip).isVisible();
        assertThat(tip).hasText(exact);
        page.keyboard().press("Tab");
        assertThat(tip).isHidden();
        time.hover();
        assertThat(tip).isVisible();
    }
}
