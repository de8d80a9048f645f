package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

/** Each page in both themes and on a phone, by the rules of axe, and pictures of it. */
class AccessibilityTest extends ConsoleTest {

    private static final List<ColorScheme> THEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

    static Stream<Sight> sights() {
        return Sight.all();
    }

    @ParameterizedTest
    @MethodSource("sights")
    void aPageHasNoViolations(Sight sight) {
        Page page = open(ADMIN, sight.path());
        assertThat(page.locator(sight.ready()).first()).isVisible();

        for (ColorScheme theme : THEMES) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(screenshot(theme.name().toLowerCase(Locale.ROOT) + "-" + sight.name())));
            assertNoViolations(page, sight + ", " + theme);
        }
    }

    @ParameterizedTest
    @MethodSource("sights")
    void aPageOnAPhoneHasNoViolationsAndIsNoWiderThanTheScreen(Sight sight) {
        Page page = open(visit(phone()), ADMIN, sight.path());
        assertThat(page.locator(sight.ready()).first()).isVisible();

        page.screenshot(new Page.ScreenshotOptions().setPath(screenshot("phone-" + sight.name())));
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE_WIDTH);
        assertNoViolations(page, sight + ", phone");
    }

    @Test
    void whatIsBesideThePagesHasNoViolations() {
        Page page = visit().newPage();
        page.navigate(hub().url("/console/"));
        assertThat(page.locator("ops-sign-in button").first()).isVisible();
        assertNoViolations(page, "sign-in");
        signIn(page, OPERATOR);
        assertThat(page.locator("#day canvas")).isVisible();

        for (ColorScheme theme : THEMES) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            page.keyboard().press("?");
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            assertNoViolations(page, "keys, " + theme);
            page.keyboard().press("Escape");
        }
        page.locator("ops-header summary").click();
        assertNoViolations(page, "menu");
    }

    /** A server that is busy, and an export in progress. */
    @Test
    void statesOfALoadHaveNoViolations() throws IOException {
        Page page = open(ADMIN, "operations");
        assertThat(rows(page)).hasCount(50);
        expectFailures();
        try (ExportStub export = ExportStub.of(page)) {
            page.locator("#export-jsonl").click();
            export.send("{}\n".repeat(12_346));
            assertThat(page.locator("#export-progress")).containsText("12,345 calls");
            page.route("**/ops/events?*", problem(503, "busy", "Too many reads of the console are in progress."));
            page.route("**/ops/pulse", problem(503, "busy", "Too many reads of the console are in progress."));
            assertThat(page.locator("#trouble")).containsText("Busy.");
            assertThat(page.locator("ops-freshness")).containsText("busy, trying again");
            for (ColorScheme theme : THEMES) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(screenshot(theme.name().toLowerCase(Locale.ROOT) + "-operations-busy")));
                assertNoViolations(page, "busy, " + theme);
            }
            page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
            page.screenshot(new Page.ScreenshotOptions().setPath(screenshot("phone-operations-busy")));
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE_WIDTH);
        }
    }

    private static void assertNoViolations(Page page, String name) {
        AxeResults results = new AxeBuilder(page).setLegacyMode(true).analyze();
        List<Rule> violations = results.getViolations();
        System.out.printf("axe: %s: %d rules passed, %d violated; to be judged by a person: %s%n", name,
                results.getPasses().size(), violations.size(), results.getIncomplete().stream().map(Rule::getId).toList());
        assertThat(violations.stream().map(AccessibilityTest::described)).as(name).isEmpty();
    }

    private static String described(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + ": " + rule.getNodes().stream().limit(5)
                .map(node -> node.getTarget() + " " + node.getFailureSummary()).collect(Collectors.joining("; "));
    }
}
