package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** One call beside the list. */
class DrawerTest extends ConsoleTest {

    @Test
    void aRefusalForTheRoleNamesItsRule() {
        Page page = open(ADMIN, "operations/" + SeededData.REFUSED_FOR_ROLE);

        assertThat(page.locator("#why-sentence")).containsText("ops_operator");
        assertThat(page.locator("#why-rule")).containsText("providers.socket.tools[scan.repo].min_role: ops_operator");
        assertThat(page.locator("#why-role")).containsText("Role in force then: viewer");
        assertThat(page.locator("#why-now")).hasAttribute("data-would-pass", "no");
        assertThat(page.locator("#step-decided")).containsText("refused");
        assertThat(page.locator("#step-asked")).hasCount(0);
    }

    @Test
    void aRefusalForTheQuotaShowsBudgetAndWindow() {
        Page page = open(OPERATOR, "operations/" + SeededData.REFUSED_FOR_QUOTA);

        assertThat(page.locator("#why-rule")).containsText("providers.socket.rate_limits");
        assertThat(page.locator("#why-quota")).containsText("50 used of 50");
        assertThat(page.locator("#why-now")).hasAttribute("data-would-pass", "no");
    }

    @Test
    void aCallThatFailedLeadsToAlertsAndToOthersThatWereHit() {
        Page page = open(ADMIN, "operations/" + SeededData.HOSTILE);
        assertThat(page.locator("#related-alerts")).containsText("sentry is degraded");
        page.locator("#related-alerts a").click();
        assertThat(page).hasURL(Pattern.compile("/console/alerts/" + SeededData.OPEN_ALERT));

        page.goBack();
        assertThat(page.locator("#related-failure")).containsText("1 caller");
    }

    @Test
    void theOwnBodyIsShownWithoutARecord() {
        Page page = open(OPERATOR, "operations/" + SeededData.FOUND_BY_WORDS);

        assertThat(page.locator("#bodies")).containsText(SeededData.WORD);
        assertThat(page.locator("#body-recorded")).hasCount(0);
        assertThat(page.locator("#bodies mark").first()).containsText("***");
        assertThat(looksAt(SeededData.FOUND_BY_WORDS, OPERATOR)).isEqualTo("0");
    }

    @Test
    void aLookAtTheBodyOfAnotherIsAskedForAndRecorded() {
        Page page = open(ADMIN, "operations/" + SeededData.REFUSED_FOR_ROLE);
        assertThat(page.locator("#body-ask")).containsText("belong to maria@example.com");
        assertThat(page.locator("#bodies")).not().containsText("acme/shop");
        assertThat(looksAt(SeededData.REFUSED_FOR_ROLE, ADMIN)).isEqualTo("0");

        page.locator("#body-show").click();

        assertThat(page.locator("#bodies")).containsText("acme/shop");
        assertThat(page.locator("#body-recorded")).isVisible();
        assertThat(page.locator("#looks summary")).containsText("1 look");
        assertThat(looksAt(SeededData.REFUSED_FOR_ROLE, ADMIN)).isEqualTo("1");
        page.navigate(hub().url("/console/operations?provider=ops&tool=event.read"));
        assertThat(rows(page).first()).containsText("ops/event.read");
    }

    private static String looksAt(UUID event, String role) {
        return hub()
                .query("""
                        select count(*) from ops.run_events e join auth.users u on u.id = e.caller_id
                         where e.provider = 'ops' and e.tool = 'event.read' and e.payload::text like '%' || ?::text || '%' and u.email like ?""",
                        event.toString(), role + "@%")
                .get(0);
    }

    @Test
    void anEventOfAnotherIsNotFoundWithoutTheRight() {
        Visit visit = visit();
        visit.expectFailures();

        Page page = open(visit, OPERATOR, "operations/" + SeededData.REFUSED_FOR_ROLE);

        assertThat(page.locator("#drawer-error")).containsText("Not found.");
        assertThat(page.locator("#drawer-error")).containsText("ops_admin");
        assertThat(page.locator("#drawer")).not().containsText("maria");
    }

    @Test
    void textOfCallersIsShownAsItIsAndDoesNothing() {
        Page page = open(OPERATOR, "operations/" + SeededData.HOSTILE);
        Locator drawer = page.locator("#drawer");

        assertThat(page.locator("#bodies")).containsText("<img src=x onerror=");
        for (String escape : List.of("⟨U+202E⟩", "⟨U+0007⟩", "⟨U+001B⟩")) {
            assertThat(drawer).containsText(escape);
            assertThat(row(page, SeededData.HOSTILE)).containsText(escape);
        }
        assertThat(drawer).not().containsText(Pattern.compile("[\\u202e\\u0007\\u001b]"));
        assertThat(page.locator("img, script:not([src])")).hasCount(0);
        assertThat(page.locator("a[href^='javascript']")).hasCount(0);
        assertThat(page).hasTitle("sentry/issue.get – Operations – Ops console");
    }

    @Test
    void aDeepLinkShowsListFilterAndDrawerAlsoAfterAReload() {
        Page page = open(ADMIN, "operations/" + SeededData.CIRCUIT_OPEN + "?provider=netdata&status=failed");

        for (int time = 0; time < 2; time++) {
            assertThat(page.locator("#drawer-title")).hasText("netdata/nodes.list");
            assertThat(page.locator("#filter-provider")).hasValue("netdata");
            assertThat(row(page, SeededData.CIRCUIT_OPEN)).hasAttribute("aria-current", "true");
            assertThat(rows(page).filter(new Locator.FilterOptions().setHasNotText("failed"))).hasCount(0);
            page.reload();
        }
        page.locator("#drawer-close").click();
        assertThat(page.locator("#drawer")).hasCount(0);
        assertThat(page).hasURL(hub().url("/console/operations?provider=netdata&status=failed"));
        page.goBack();
        assertThat(page.locator("#drawer-title")).hasText("netdata/nodes.list");
    }

    @Test
    void aCallIsCopiedAsIdLinkCurlAndJson() {
        Visit visit = visit();
        visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Page page = open(visit, OPERATOR, "operations/" + SeededData.FOUND_BY_WORDS + "?provider=sentry");
        assertThat(page.locator("#bodies")).containsText(SeededData.WORD);

        assertThat(copied(page, "id")).isEqualTo(SeededData.FOUND_BY_WORDS.toString());
        assertThat(copied(page, "link")).isEqualTo(hub().url("/console/operations/" + SeededData.FOUND_BY_WORDS));
        assertThat(copied(page, "curl"))
                .contains("'" + hub().url("/providers/sentry/issues.list") + "'", "Bearer $TOKEN", "<<masked")
                .doesNotContain("***", "eyJ");
        assertThat(copied(page, "json")).contains("\"status\": \"ok\"", SeededData.WORD);
    }

    private static String copied(Page page, String form) {
        page.evaluate("navigator.clipboard.writeText('')");
        page.locator("#copy-" + form).click();
        assertThat(page.locator("#copy-said")).containsText(Pattern.compile("copied", Pattern.CASE_INSENSITIVE));
        page.waitForFunction("async () => (await navigator.clipboard.readText()) !== ''");
        return (String) page.evaluate("navigator.clipboard.readText()");
    }

    @Test
    void relatedCallsAreThoseOfTheRequestAndOfTheCaller() {
        Page page = open(ADMIN, "operations/" + SeededData.CIRCUIT_OPEN);
        Locator same = page.locator("#related-request");

        assertThat(same).containsText("socket/scan.repo");
        same.getByRole(AriaRole.LINK).first().click();

        assertThat(page.locator("#drawer-title")).hasText("socket/scan.repo");
        assertThat(page.locator("#related-after")).containsText("netdata/nodes.list");
    }
}
