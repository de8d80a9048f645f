package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

/**
 * Uses the console as a reader does. After each test no script may have failed, the policy may not have been violated, and no
 * token may be in a URL or in local storage.
 */
@ExtendWith(SharedConsole.Start.class)
abstract class ConsoleTest {

    static final String VIEWER = "ops_viewer";
    static final String OPERATOR = "ops_operator";
    static final String ADMIN = "ops_admin";

    static final int PHONE_WIDTH = 360;
    static final int PHONE_HEIGHT = 740;

    private final List<Visit> visits = new ArrayList<>();

    static ConsoleHub hub() {
        return SharedConsole.running().hub;
    }

    static Browser.NewContextOptions desktop(ColorScheme scheme) {
        return new Browser.NewContextOptions().setViewportSize(1280, 900).setColorScheme(scheme).setTimezoneId("Europe/Berlin");
    }

    static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT).setHasTouch(true).setIsMobile(true)
                .setTimezoneId("Europe/Berlin");
    }

    Visit visit(Browser.NewContextOptions options) {
        Visit visit = new Visit(SharedConsole.running().browser, hub().url(""), options);
        visits.add(visit);
        return visit;
    }

    Visit visit() {
        return visit(desktop(ColorScheme.LIGHT));
    }

    /** Opens a path below {@code /console/} in a browser of its own, and signs in there as one of the sandbox's users. */
    Page open(String role, String path) {
        return open(visit(), role, path);
    }

    static Page open(Visit visit, String role, String path) {
        Page page = visit.newPage();
        page.navigate(hub().url("/console/" + path));
        signIn(page, role);
        return page;
    }

    static void signIn(Page page, String role) {
        page.locator("ops-sign-in").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(role)).click();
        assertThat(page.locator("ops-sign-in")).hasCount(0);
    }

    /** Pauses a page and waits for the responses that are due, so that from then on only a test's own actions make requests. */
    void pause(Page page) {
        page.keyboard().press(".");
        assertThat(page).hasURL(Pattern.compile("[?&]live=0\\b"));
        visits.stream().filter(visit -> visit.context() == page.context()).findFirst().orElseThrow().settle(page);
    }

    /** From now on responses that are failures are part of the test. */
    void expectFailures() {
        visits.forEach(Visit::expectFailures);
    }

    /** Waits for a response whose URL contains a text. */
    static Response response(Page page, String part, Runnable action) {
        return page.waitForResponse(response -> response.url().contains(part), action);
    }

    static Response response(Page page, String part) {
        return response(page, part, () -> {
        });
    }

    /** Answers requests of a path with a problem, until the route is taken away. */
    static Consumer<Route> problem(int status, String code, String detail) {
        return route -> route.fulfill(new Route.FulfillOptions().setStatus(status).setContentType("application/problem+json")
                .setHeaders(Map.of("X-Request-Id", "00000000000000000000000000c0ffee"))
                .setBody("{\"type\":\"about:blank\",\"title\":\"Failed\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                        .formatted(status, detail, code)));
    }

    static Locator rows(Page page) {
        return page.locator("#events tr[data-event]");
    }

    static Locator row(Page page, Object event) {
        return page.locator("#events tr[data-event='" + event + "']");
    }

    static Path screenshot(String name) {
        return Path.of(System.getProperty("screenshots"), name + ".png");
    }

    @AfterEach
    void nothingIsWrong() {
        List<Throwable> failures = new ArrayList<>();
        for (Visit visit : visits) {
            try {
                visit.end();
            } catch (RuntimeException | AssertionError e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            AssertionError failure = new AssertionError(failures.get(0).getMessage());
            failures.forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
