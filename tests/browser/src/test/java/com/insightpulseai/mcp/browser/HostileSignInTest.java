package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;

/** Links that others wrote, and a sign-out at a bad moment. */
class HostileSignInTest extends ConsoleTest {

    private SupabaseAuthStub auth;
    private Visit visit;

    @BeforeEach
    void stub() {
        auth = new SupabaseAuthStub(hub());
        visit = visit();
        auth.serve(visit.context());
    }

    private Page signedIn() {
        Page page = visit.newPage();
        page.navigate(hub().url("/console/quotas"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on with GitHub")).click();
        assertThat(page.locator("#quotas")).isVisible();
        return page;
    }

    @Test
    void aLinkOfAnUnknownSignInLeavesTheSession() {
        Page page = signedIn();

        page.navigate(hub().url("/console/quotas?sign_in=invented&code=stolen"));

        assertThat(page.locator("#quotas")).isVisible();
        assertThat(page.locator("ops-sign-in")).hasCount(0);
        assertThat(page).hasURL(hub().url("/console/quotas"));
        assertThat(auth.exchanges()).isOne();
    }

    @Test
    void theErrorOfAnUnknownSignInIsNotShown() {
        Page page = visit.newPage();

        page.navigate(hub().url("/console/?sign_in=invented#error_description=Call+555-0100+to+sign+in"));

        assertThat(page.locator("ops-sign-in [role=alert]")).containsText("not begun in this browser");
        assertThat(page.locator("ops-sign-in")).not().containsText("555");
        assertThat(page.url()).doesNotContain("555");
    }

    @Test
    void whoSignsOutDuringARenewalStaysOut() {
        Page page = signedIn();
        Page other = visit.newPage();
        other.navigate(hub().url("/console/quotas"));
        assertThat(other.locator("#quotas")).isVisible();
        visit.expectFailures();
        AtomicReference<Route> renewal = new AtomicReference<>();
        visit.context().route("**/auth/v1/token?grant_type=refresh_token", renewal::set);
        auth.refuseTheFirstToken();
        page.waitForCondition(() -> renewal.get() != null);

        page.locator("ops-header summary").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
        assertThat(page.locator("ops-sign-in")).isVisible();
        page.waitForResponse("**/auth/v1/token?*", () -> renewal.get().fallback());

        for (Page each : new Page[] { page, other }) {
            assertThat(each.locator("ops-sign-in")).isVisible();
            assertThat(each.locator("#quotas")).hasCount(0);
            assertThat((String) each.evaluate("JSON.stringify(sessionStorage)")).doesNotContain("refresh-");
        }
    }
}
