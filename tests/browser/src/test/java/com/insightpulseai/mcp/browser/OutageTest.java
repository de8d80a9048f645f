package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;

/** A provider that goes down and comes back while pages are open; no page is loaded again. */
class OutageTest extends ConsoleTest {

    private static final LocatorAssertions.ContainsTextOptions SOON = new LocatorAssertions.ContainsTextOptions()
            .setTimeout(40_000);

    @AfterEach
    void repair() {
        hub().repairUpstreams();
    }

    @Test
    void anOutageAppearsAndClearsByItself() {
        Page overview = open(OPERATOR, "");
        Page alerts = open(OPERATOR, "alerts");
        assertThat(overview.locator("#provider-netdata")).containsText("ok");
        assertThat(alerts.locator("#alerts")).isVisible();

        hub().breakUpstream("netdata", "refuse");

        assertThat(overview.locator("#headline")).containsText("netdata is down", SOON);
        assertThat(overview.locator("#provider-netdata ops-status")).containsText("down");
        assertThat(overview.locator("#provider-netdata")).containsText("no response");
        Locator alert = overview.locator("#open-alerts li").filter(new Locator.FilterOptions().setHasText("netdata is down"));
        assertThat(alert).containsText("not acknowledged", SOON);
        // Before the first trial, which is 10 s later.
        hub().call("netdata/nodes.list", OPERATOR, "{}");
        assertThat(overview.locator("ops-header .alerts")).containsText("2");
        Locator listed = alerts.locator("#alerts li.open").filter(new Locator.FilterOptions().setHasText("netdata is down"));
        assertThat(listed).containsText("open for", SOON);

        overview.locator("ops-header nav a[href$=operations]").click();
        Locator call = rows(overview).first();
        assertThat(call).containsText("netdata/nodes.list");
        assertThat(call).containsText("circuit_open");
        call.locator("a").click();
        assertThat(overview.locator("#why-checks")).containsText("down");
        assertThat(overview.locator("#why-alert")).containsText("netdata is down");

        hub().repairUpstreams();

        assertThat(listed).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(40_000));
        assertThat(alerts.locator("#alerts li.closed").first()).containsText("closed after");
        overview.locator("ops-header nav a").first().click();
        assertThat(overview.locator("#headline")).containsText(Pattern.compile("healthy"), SOON);
        assertThat(overview.locator("#provider-netdata ops-status")).containsText("ok");
    }
}
