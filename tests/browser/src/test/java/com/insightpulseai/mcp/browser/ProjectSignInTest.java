package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

/** A hub that is no sandbox, and a sign-in at another origin: the page asks both under the policy that the hub sends. */
@ExtendWith(SharedConsole.Start.class)
class ProjectSignInTest {

    private static final String ROLE = "ops_operator";
    private static final int HOUR = 3_600;
    /** Tokens are renewed a minute before their end. */
    private static final int ALMOST_OVER = 62;

    @TempDir
    static Path folder;

    private static SupabaseAuthServer auth;
    private static ConsoleHub hub;

    private Visit visit;

    @BeforeAll
    static void start() throws Exception {
        UUID user = UUID.randomUUID();
        auth = new SupabaseAuthServer(user, ROLE);
        hub = ConsoleHub.start(folder, ConsoleHub.freePort(), Map.of("SUPABASE_URL", auth.origin(), "MCP_OPS_PUBLISHABLE_KEY",
                SupabaseAuthServer.PUBLISHABLE_KEY, "MCP_OPS_SIGN_IN", "github", "MCP_OPS_REFRESH", "1S"));
        hub.execute("insert into auth.users (id, email, raw_app_meta_data) values (?, 'maria@acme.test', cast(? as jsonb))",
                user, "{\"ops_role\": \"" + ROLE + "\"}");
    }

    @AfterAll
    static void stop() {
        hub.close();
        auth.close();
    }

    @BeforeEach
    void begin() {
        auth.reset(HOUR);
        visit = new Visit(SharedConsole.running().browser, hub.url(""), ConsoleTest.desktop(ColorScheme.LIGHT));
        visit.mayAsk(auth.origin());
    }

    /** No violation of the policy, and no token in a URL or in local storage. */
    @AfterEach
    void nothingIsWrong() {
        assertThat(visit.requests()).noneMatch(url -> url.contains("refresh-"));
        visit.end();
    }

    private Page signedIn() {
        Page page = visit.newPage();
        Response response = page.navigate(hub.url("/console/quotas?provider=socket"));
        assertThat(response.headerValue("Content-Security-Policy").split("; "))
                .contains("default-src 'none'", "connect-src 'self' " + auth.origin());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go on with GitHub")).click();
        assertThat(page.locator("#quotas")).isVisible();
        return page;
    }

    private static void awaitResponse(Page page, String token) {
        Response response = page.waitForResponse(it -> it.url().contains("/ops/quotas")
                && ("Bearer " + token).equals(it.request().headerValue("Authorization")), () -> {
                });
        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void aSignInEndsWhereItBegan() {
        Page page = signedIn();

        assertThat(page).hasURL(hub.url("/console/quotas?provider=socket"));
        assertThat(page.locator("ops-header")).containsText(ROLE);
        awaitResponse(page, auth.accessTokens().get(0));
        assertThat((String) page.evaluate("JSON.stringify(sessionStorage)")).contains("refresh-").doesNotContain("eyJ");
        assertThat(visit.requests().stream().filter(url -> url.startsWith(auth.origin()))).hasSize(2);
    }

    @Test
    void theTokenIsRenewedBeforeItsEndAndByAReload() {
        auth.tokensEndIn(ALMOST_OVER);
        Page page = signedIn();
        auth.tokensEndIn(HOUR);

        page.waitForCondition(() -> auth.accessTokens().size() == 2);
        awaitResponse(page, auth.accessTokens().get(1));
        page.reload();

        page.waitForCondition(() -> auth.accessTokens().size() == 3);
        awaitResponse(page, auth.accessTokens().get(2));
        assertThat(page.locator("#quotas")).isVisible();
    }

    @Test
    void aSignOutEndsTheSession() {
        Page page = signedIn();

        page.locator("ops-header summary").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();

        assertThat(page.locator("ops-sign-in")).isVisible();
        page.waitForCondition(() -> auth.signedOut().equals(List.of(auth.accessTokens().get(0))));
        page.reload();
        assertThat(page.locator("ops-sign-in")).isVisible();
        assertThat(page.locator("#quotas")).hasCount(0);
        assertThat((String) page.evaluate("JSON.stringify(sessionStorage)")).doesNotContain("refresh-");
    }

    @Test
    void aSessionThatTheServiceEndedIsToldInPlace() {
        auth.tokensEndIn(ALMOST_OVER);
        Page page = signedIn();
        visit.expectFailures();
        auth.reset(HOUR);

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Your session has ended"))).isVisible();
        assertThat(page.locator("#quotas")).isVisible();
    }
}
