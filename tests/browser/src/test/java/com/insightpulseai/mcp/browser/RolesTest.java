package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Each role sees what is for it, and no more. */
class RolesTest extends ConsoleTest {

    @Test
    void threeReadersSideBySideSeeWhatIsTheirs() {
        Page viewer = open(VIEWER, "operations");
        Page operator = open(OPERATOR, "operations");
        Page admin = open(ADMIN, "operations");

        assertThat(viewer.locator("#empty")).isVisible();
        assertThat(rows(operator)).hasCount(50);
        assertThat(rows(operator).filter(new Locator.FilterOptions().setHasNotText("ops_operator@sandbox.invalid")))
                .hasCount(0);
        assertThat(rows(admin)).hasCount(50);
        assertThat(rows(admin).filter(new Locator.FilterOptions().setHasText("maria@example.com")).first()).isVisible();
        for (Page page : List.of(viewer, operator)) {
            page.locator("#filter-more").click();
            assertThat(page.locator("#filter-role")).isVisible();
            assertThat(page.locator("#filter-caller")).hasCount(0);
        }
        admin.locator("#filter-more").click();
        assertThat(admin.locator("#filter-caller")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = { VIEWER, OPERATOR })
    void healthAlertsAndNumbersAreForAllRolesAndNamesAreNot(String role) {
        Page page = open(role, "");

        assertThat(page.locator("#provider-sentry")).isVisible();
        assertThat(page.locator("#open-alerts")).containsText("sentry is degraded");
        assertThat(page.locator("#day canvas")).isVisible();
        assertThat(page.locator("#failures")).not().containsText("Callers");
        assertThat(page.locator("#limits")).containsText(role.equals(VIEWER) ? "No limit is in use" : "socket scans");
        page.locator("#open-alerts a").first().click();
        assertThat(page.locator("#alert-" + SeededData.OPEN_ALERT)).containsText("yours");
        assertThat(page.locator(".deliveries")).hasCount(0);
        page.navigate(hub().url("/console/quotas"));
        assertThat(page.locator("quotas-page")).containsText("an administrator sees every caller's");
        for (String path : List.of("", "operations", "quotas", "providers")) {
            response(page, path.isEmpty() ? "/ops/failures" : path.equals("operations") ? "/ops/events?" : "/ops/" + path,
                    () -> page.navigate(hub().url("/console/" + path)));
            assertThat(page.getByText("maria@example.com")).hasCount(0);
            assertThat(page.getByText("acme/shop")).hasCount(0);
        }
    }

    @Test
    void aViewerSeesNoButtonToAcknowledge() {
        Page page = open(VIEWER, "alerts");

        assertThat(page.locator("#alert-" + SeededData.OPEN_ALERT)).containsText("not acknowledged");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Acknowledge"))).hasCount(0);
    }

    @Test
    void anOperatorAcknowledgesAndTheOthersSeeIt() {
        UUID id = SeededData.openAlert(hub(), "socket", "socket hums");
        try {
            Page viewer = open(VIEWER, "alerts");
            Page page = open(OPERATOR, "alerts");
            Locator alert = page.locator("#alert-" + id);
            alert.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Acknowledge")).click();
            page.getByLabel("Note, optional").fill("I look at it. <b>Really</b>");

            // The form stays over refreshes.
            for (int refresh = 0; refresh < 3; refresh++) {
                response(page, "/ops/alerts?");
            }
            assertThat(page.getByLabel("Note, optional")).hasValue("I look at it. <b>Really</b>");
            alert.locator("button.primary").click();

            for (Page reader : List.of(page, viewer)) {
                assertThat(reader.locator("#alert-" + id)).containsText("cknowledged");
                assertThat(reader.locator("#alert-" + id)).containsText("I look at it. <b>Really</b>");
            }
            assertThat(alert).containsText("ops_operator@sandbox.invalid");
            assertThat(hub().query(
                    "select caller_role from ops.run_events where tool = 'alert.acknowledge' and payload ->> 'alert_id' = ?",
                    id.toString())).isEqualTo(List.of(OPERATOR));
        } finally {
            SeededData.closeAlert(hub(), id);
        }
    }

    @Test
    void whoAcknowledgesTooLateIsToldWhoWasFirst() {
        UUID id = SeededData.openAlert(hub(), "socket", "socket hums again");
        try {
            Page page = open(ADMIN, "alerts");
            Locator alert = page.locator("#alert-" + id);
            alert.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Acknowledge")).click();
            hub().execute("update ops.alerts set acknowledged_at = now(), acknowledged_by = ? where id = ?",
                    SeededData.OPERATOR_ID, id);
            page.getByLabel("Note, optional").fill("too late");

            alert.locator("button.primary").click();

            assertThat(alert).containsText("ops_operator@sandbox.invalid was first");
        } finally {
            SeededData.closeAlert(hub(), id);
        }
    }

    @Test
    void anotherRoleIsPickedWithoutAnythingOfTheFirstLeft() {
        Page page = open(ADMIN, "operations?provider=socket");
        assertThat(rows(page)).hasCount(50);

        page.locator("ops-header summary").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change role")).click();
        assertThat(page.locator("ops-sign-in")).isVisible();
        assertThat(rows(page)).hasCount(0);
        signIn(page, OPERATOR);

        assertThat(rows(page).first()).containsText("ops_operator@sandbox.invalid");
        assertThat(rows(page).filter(new Locator.FilterOptions().setHasText("maria@example.com"))).hasCount(0);
        assertThat(page.locator("ops-header summary")).containsText("ops_operator");
    }
}
