package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

/** Pages that have nothing to show, nothing yet, or nothing any more. */
class StatesTest extends ConsoleTest {

    private static final String DETAIL = "The shelf fell down.";

    @ParameterizedTest
    @CsvSource({ "'', **/ops/pulse", "operations, **/ops/events?*", "quotas, **/ops/quotas", "providers, **/ops/providers",
            "alerts, **/ops/alerts?*" })
    void aPageThatLoadsHasASkeleton(String path, String request) {
        Visit visit = visit();
        visit.context().route(request, route -> {
            // Never answered.
        });

        Page page = open(visit, ADMIN, path);

        assertThat(page.locator("main .skeleton").first()).isVisible();
    }

    @ParameterizedTest
    @CsvSource({ "'', **/ops/pulse, #headline", "operations, **/ops/events?*, #events", "quotas, **/ops/quotas, #quotas",
            "alerts, **/ops/alerts?*, #alerts" })
    void aFailureKeepsTheOldDataAndSaysOfWhenItIs(String path, String request, String data) {
        Page page = open(ADMIN, path);
        assertThat(page.locator(data)).isVisible();
        expectFailures();

        page.route(request, problem(500, "internal_error", DETAIL));

        Locator problem = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Problem")).first();
        assertThat(problem).containsText(DETAIL);
        assertThat(problem).containsText("what was known at");
        assertThat(problem).containsText("00000000000000000000000000c0ffee");
        assertThat(page.locator(data)).isVisible();
        // Nothing but the button asks again.
        pause(page);
        page.unroute(request);
        problem.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Retry")).click();
        assertThat(page.getByText(DETAIL)).hasCount(0);
    }

    @Test
    void aFailureAtFirstSaysWhatToDo() {
        Visit visit = visit();
        visit.expectFailures();
        visit.context().route("**/ops/events?*", problem(500, "internal_error", DETAIL));
        Page page = open(visit, ADMIN, "operations");
        assertThat(page.locator("#trouble")).containsText(DETAIL);

        pause(page);
        visit.context().unroute("**/ops/events?*");
        page.locator("#trouble").getByRole(AriaRole.BUTTON).click();

        assertThat(rows(page)).hasCount(50);
    }

    @Test
    void aBusyServerIsToldApartFromADatabaseThatIsDown() {
        Page page = open(ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);
        expectFailures();
        page.route("**/ops/**", problem(503, "busy", "Too many reads of the console are in progress."));

        Locator freshness = page.locator("ops-freshness");
        assertThat(freshness).containsText("busy, trying again");
        assertThat(page.locator("#trouble")).containsText("Busy. Too many reads");
        assertThat(page.locator("#trouble")).containsText("what was known at");
        assertThat(page.getByText("database is down")).hasCount(0);
        assertThat(rows(page)).hasCount(50);

        page.unroute("**/ops/**");
        assertThat(freshness).containsText("live", new LocatorAssertions.ContainsTextOptions().setTimeout(70_000));
        assertThat(page.locator("#trouble .card")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(70_000));
    }

    @Test
    void aHubThatDoesNotAnswerAtAllIsSaidAndRetried() {
        Visit visit = visit();
        visit.expectFailures();
        visit.context().route("**/ops/config", route -> route.abort());
        Page page = visit.newPage();
        page.navigate(hub().url("/console/quotas"));
        assertThat(page.locator("main")).containsText("The server was not reached.");

        visit.context().unroute("**/ops/config");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Retry")).click();

        assertThat(page.locator("ops-sign-in")).isVisible();
    }

    @Test
    void aReaderWithoutCallsIsShownHowToMakeTheFirst() {
        Page page = open(VIEWER, "operations");

        assertThat(page.locator("#empty[data-empty=new]")).containsText("curl");
        assertThat(page.locator("#empty")).containsText("/providers/socket/package.check");
        page.locator("#filter-status").selectOption("error");
        assertThat(page.locator("#empty[data-empty=filter]")).isVisible();
        page.locator("#empty-clear").click();
        assertThat(page.locator("#empty[data-empty=new]")).isVisible();
    }

    @Test
    void anEmptyRangeOffersAWiderOne() {
        Page page = open(ADMIN, "operations?range=15m&error=key_busy");

        assertThat(page.locator("#empty")).containsText("last 15 min");
        page.locator("#empty-wider").click();
        assertThat(page).hasURL(Pattern.compile("range=7d"));
        assertThat(page.locator("#empty")).containsText("last 7 days");
    }

    @Test
    void otherPagesSayWhyTheyAreEmpty() {
        Page page = open(VIEWER, "quotas?provider=unheard");
        assertThat(page.locator("quotas-page")).containsText("No quota in use is of this provider");

        page.navigate(hub().url("/console/alerts?state=open"));
        assertThat(page.locator("#alerts")).containsText("sentry is degraded");
        page.navigate(hub().url("/console/providers/unheard"));
        assertThat(page.locator("#configured")).containsText("is not configured");
    }

    @Test
    void whoIsSignedOutSignsInInPlaceAndGoesOnWhereTheLinkLed() {
        String link = "operations?status=error&range=7d";
        Visit visit = visit();
        Page page = visit.newPage();
        page.navigate(hub().url("/console/" + link));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in"))).isVisible();
        assertThat(page.locator(".banner")).hasText("Sandbox: invented data");

        signIn(page, ADMIN);

        assertThat(page).hasURL(hub().url("/console/" + link));
        assertThat(rows(page).first()).containsText("failed");
    }

    @Test
    void aSessionThatEndsLeavesThePageAndTheDrawerAsTheyAre() {
        Page page = open(ADMIN, "operations/" + SeededData.CIRCUIT_OPEN + "?provider=netdata");
        assertThat(page.locator("#drawer")).containsText("circuit_open");
        assertThat(rows(page)).hasCount(50);
        expectFailures();
        // The change of the filter alone makes the request that ends the session.
        pause(page);
        page.route("**/ops/**", problem(401, "unauthenticated", "The token has ended."));
        page.locator("#filter-range").selectOption("7d");

        assertThat(ended(page)).isVisible();
        assertThat(page.locator("#drawer")).containsText("circuit_open");
        String url = hub().url("/console/operations/" + SeededData.CIRCUIT_OPEN + "?provider=netdata&live=0&range=7d");
        assertThat(page).hasURL(url);
        page.unroute("**/ops/**");
        signIn(page, ADMIN);
        assertThat(page.locator("#drawer")).containsText("circuit_open");
        assertThat(page).hasURL(url);
        assertThat(rows(page).first()).containsText("netdata");
    }

    private static Locator ended(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Your session has ended"));
    }

    @Test
    void aLateRefusalOfAnEndedSessionLeavesTheNextOneAlone() {
        Page page = open(ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);
        expectFailures();
        Consumer<Route> refuse = problem(401, "unauthenticated", "The token has ended.");
        AtomicReference<Route> late = new AtomicReference<>();
        AtomicInteger asked = new AtomicInteger();
        // A request that is refused is repeated with a new token.
        page.route("**/ops/events?*", route -> {
            switch (asked.incrementAndGet()) {
                case 1 -> refuse.accept(route);
                case 2 -> late.set(route);
                default -> route.resume();
            }
        });
        page.waitForCondition(() -> late.get() != null);
        page.route("**/ops/pulse", refuse);
        assertThat(ended(page)).isVisible();
        page.route("**/ops/pulse", Route::resume);
        signIn(page, ADMIN);

        page.waitForResponse(response -> response.url().contains("/ops/events?") && response.ok(),
                () -> refuse.accept(late.get()));

        assertThat(ended(page)).hasCount(0);
        assertThat(page.locator("ops-freshness")).containsText("live");
    }

    @Test
    void whoHasNoRoleIsToldWhichOneIsNeeded() {
        String role = "update auth.users set raw_app_meta_data = jsonb_build_object('ops_role', ?::text) where email = ?";
        hub().execute(role, null, "ops_viewer@sandbox.invalid");
        try {
            Visit visit = visit();
            visit.expectFailures();
            Page page = open(visit, VIEWER, "operations");

            assertThat(page.getByRole(AriaRole.HEADING)).containsText("Your account has no role here");
            assertThat(page.locator("main")).containsText("ops_viewer, ops_operator and ops_admin");
            hub().execute(role, VIEWER, "ops_viewer@sandbox.invalid");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look again")).click();
            assertThat(page.locator("#empty")).isVisible();
        } finally {
            hub().execute(role, VIEWER, "ops_viewer@sandbox.invalid");
        }
    }

    @Test
    void aRevokedAdministratorIsBlindAtOnce() {
        String role = "update auth.users set raw_app_meta_data = jsonb_build_object('ops_role', ?::text) where email = ?";
        Page page = open(ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);
        expectFailures();
        try {
            hub().execute(role, VIEWER, "ops_admin@sandbox.invalid");

            page.locator("#filter-range").selectOption("7d");

            assertThat(rows(page).filter(new Locator.FilterOptions().setHasText("maria@example.com"))).hasCount(0);
            page.reload();
            page.locator("ops-header summary").click();
            assertThat(page.locator("ops-header .menu")).containsText("the token says ops_admin");
        } finally {
            hub().execute(role, ADMIN, "ops_admin@sandbox.invalid");
        }
    }

    @Test
    void aPausedPageSaysSoAndAsksNothing() {
        Page page = open(ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);
        Locator live = page.locator("ops-freshness button");
        assertThat(live).containsText("live");

        live.click();

        assertThat(live).containsText("paused");
        assertThat(page).hasURL(Pattern.compile("live=0"));
        page.reload();
        assertThat(live).containsText("paused");
        assertThat(rows(page)).hasCount(50);
        SeededData.addCall(hub());
        live.click();
        assertThat(page).not().hasURL(Pattern.compile("live=0"));
        assertThat(page.locator("ops-freshness")).containsText("live");
    }
}
