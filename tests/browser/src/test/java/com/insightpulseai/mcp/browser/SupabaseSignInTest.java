package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Sign-in with Supabase Auth, which answers from {@link SupabaseAuthStub}. */
class SupabaseSignInTest extends ConsoleTest {

    private SupabaseAuthStub auth;
    private Visit visit;

    @BeforeEach
    void stub() {
        auth = new SupabaseAuthStub(hub());
        visit = visit();
        auth.serve(visit.context());
    }

    private Page signedIn(String path) {
        Page page = visit.newPage();
        page.navigate(hub().url("/console/" + path));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on with GitHub")).click();
        return page;
    }

    @Test
    void aSignInByGitHubEndsWhereItBeganAndLeavesNoCode() {
        Page page = signedIn("operations?status=error");

        assertThat(rows(page).first()).containsText("failed");
        assertThat(page).hasURL(hub().url("/console/operations?status=error"));
        assertThat(auth.authorized().get("provider")).isEqualTo("github");
        assertThat(auth.authorized().get("code_challenge_method")).isEqualToIgnoringCase("s256");
        assertThat(auth.verifierFitsTheChallenge()).isTrue();
        assertThat(visit.requests()).filteredOn(url -> url.contains("code=")).as("only what leads back has the code")
                .allMatch(url -> url.contains("/console/?") || url.contains("/authorize?"));
        page.goBack();
        assertThat(page.url()).doesNotContain("code=");
        assertThat((String) page.evaluate("JSON.stringify(sessionStorage)")).doesNotContain("eyJ").contains("refresh-1");
    }

    @Test
    void aReloadRenewsWithTheRefreshToken() {
        Page page = signedIn("quotas");
        assertThat(page.locator("#quotas")).isVisible();

        page.reload();

        assertThat(page.locator("#quotas")).isVisible();
        assertThat(page.locator("ops-sign-in")).hasCount(0);
        assertThat(auth.renewals()).containsExactly("refresh-1");
    }

    @Test
    void theTokenIsRenewedBeforeItsEnd() {
        auth.tokensEndIn(62);

        Page page = signedIn("quotas");
        assertThat(page.locator("#quotas")).isVisible();
        auth.tokensEndIn(3600);

        page.waitForCondition(() -> auth.renewals().size() == 1);
        assertThat(page.locator("ops-sign-in")).hasCount(0);
        assertThat(page.locator("#quotas")).isVisible();
    }

    @Test
    void anEndedTokenIsRenewedOnceAndTheRequestRepeated() {
        Page page = signedIn("quotas");
        assertThat(page.locator("#quotas")).isVisible();
        visit.expectFailures();

        auth.refuseTheFirstToken();

        page.waitForCondition(() -> auth.renewals().size() == 1);
        response(page, "/ops/quotas");
        assertThat(page.locator("#quotas")).isVisible();
        assertThat(page.locator("ops-problem .card")).hasCount(0);
        assertThat(page.locator("ops-sign-in")).hasCount(0);
    }

    @Test
    void twoRefusalsEndTheSessionInPlace() {
        Page page = signedIn("operations?status=error");
        assertThat(rows(page).first()).isVisible();
        visit.expectFailures();

        page.route("**/ops/**", problem(401, "unauthorized", "No."));

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Your session has ended"))).isVisible();
        assertThat(rows(page).first()).isVisible();
        assertThat(page).hasURL(Pattern.compile("status=error"));
        assertThat(auth.renewals()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aSecondTabSignsInByTheFirstAndOneOfThemRenews() {
        Page first = signedIn("quotas");
        assertThat(first.locator("#quotas")).isVisible();

        Page second = visit.newPage();
        second.navigate(hub().url("/console/providers"));
        assertThat(second.locator("#providers")).isVisible();
        assertThat(auth.renewals()).isEmpty();
        visit.expectFailures();
        auth.refuseTheFirstToken();

        first.waitForCondition(() -> auth.renewals().size() >= 1);
        response(first, "/ops/quotas");
        response(second, "/ops/pulse");
        assertThat(first.locator("ops-sign-in")).hasCount(0);
        assertThat(second.locator("ops-sign-in")).hasCount(0);
        assertThat(auth.renewals()).as("each refresh token works once").containsExactly("refresh-1");
    }

    @Test
    void signingOutTellsTheServiceAndAllTabs() {
        Page first = signedIn("quotas");
        assertThat(first.locator("#quotas")).isVisible();
        Page second = visit.newPage();
        second.navigate(hub().url("/console/quotas"));
        assertThat(second.locator("#quotas")).isVisible();

        first.locator("ops-header summary").click();
        first.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();

        for (Page page : new Page[] { first, second }) {
            assertThat(page.locator("ops-sign-in")).isVisible();
            assertThat(page.locator("#quotas")).hasCount(0);
        }
        first.waitForCondition(() -> auth.signOuts() == 1);
        assertThat((String) first.evaluate("JSON.stringify(sessionStorage)")).doesNotContain("refresh-1");
    }

    @Test
    void aSignInThatThisBrowserDidNotBeginIsRefused() {
        Page page = visit.newPage();
        page.navigate(hub().url("/console/?sign_in=invented&code=stolen"));

        assertThat(page.locator("ops-sign-in [role=alert]")).containsText("not begun in this browser");
        assertThat(page.url()).doesNotContain("stolen");
        assertThat(auth.exchanges()).isZero();
    }

    @Test
    void aLinkByEmailIsAskedForWithAChallenge() {
        Page page = visit.newPage();
        page.navigate(hub().url("/console/alerts"));
        page.getByLabel("E-mail").fill("maria@example.com");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send me a link")).click();
        assertThat(page.locator("ops-sign-in [role=status]")).containsText("a link is on its way");

        Page other = visit.newPage();
        other.navigate(auth.mailedLink());

        assertThat(other.locator("#alerts")).isVisible();
        assertThat(other).hasURL(hub().url("/console/alerts"));
        assertThat(page.locator("#alerts")).isVisible();
    }
}
