package com.insightpulseai.mcp.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;

/** A browser of one reader, with a storage of its own, and a record of what must not happen in it. */
final class Visit {

    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;
    /** Chromium writes these by itself. */
    private static final String FAILED_REQUEST = "Failed to load resource: ";
    private static final String FAILED_RESPONSE = FAILED_REQUEST + "the server responded";
    /** All our tokens are JSON Web Tokens. */
    private static final String TOKEN = "eyJ";
    private static final String REPORT_VIOLATIONS = """
            addEventListener('securitypolicyviolation', event => console.error(
              `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.lineNumber}`));""";

    private final BrowserContext context;
    private final String origin;
    private final List<String> asked = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final Set<Request> underWay = new HashSet<>();
    private boolean failuresAreExpected;

    Visit(Browser browser, String origin, Browser.NewContextOptions options) {
        this.origin = origin;
        mayAsk(origin);
        context = browser.newContext(options);
        context.setDefaultTimeout(10_000);
        context.addInitScript(REPORT_VIOLATIONS);
        context.onRequest(request -> {
            requests.add(request.url());
            underWay.add(request);
        });
        context.onRequestFinished(underWay::remove);
        context.onRequestFailed(underWay::remove);
        context.onWebError(error -> faults.add("error: " + error.error()));
        context.onResponse(this::judge);
        context.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type()) && !message.text().startsWith(FAILED_RESPONSE)
                    && !(failuresAreExpected && message.text().startsWith(FAILED_REQUEST))) {
                faults.add(message.type() + ": " + message.text());
            }
        });
    }

    /** On a machine that is busy the database may be late once in a while, which the page survives. */
    private void judge(Response response) {
        if (response.status() < BAD_REQUEST || failuresAreExpected) {
            return;
        }
        String failure = response.status() + " " + response.url();
        if (response.status() == UNAVAILABLE) {
            System.out.println("not expected: " + failure);
        } else {
            faults.add(failure);
        }
    }

    BrowserContext context() {
        return context;
    }

    Page newPage() {
        return context.newPage();
    }

    /** From now on responses that are failures are part of the test. */
    void expectFailures() {
        failuresAreExpected = true;
    }

    /** From now on the page may ask an origin other than its own. */
    void mayAsk(String origin) {
        asked.add(origin + "/");
    }

    List<String> requests() {
        return requests;
    }

    /** Waits until no request is under way. A page that is not paused makes others soon. */
    void settle(Page page) {
        do {
            page.waitForCondition(underWay::isEmpty);
            // A response may be what the next request waited for.
            page.evaluate("() => new Promise(done => setTimeout(done))");
        } while (!underWay.isEmpty());
    }

    /** Closes the browser; fails if a script failed, the policy was violated, or a token got where it may not be. */
    void end() {
        List<String> stored = new ArrayList<>();
        try {
            for (Page page : context.pages()) {
                if (page.url().startsWith(origin)) {
                    stored.add((String) page.evaluate("JSON.stringify(localStorage) + document.cookie + location.href"));
                }
            }
        } finally {
            context.close();
        }
        assertThat(faults).as("errors in the browser's console").isEmpty();
        assertThat(requests).as("requests").allMatch(url -> asked.stream().anyMatch(url::startsWith) || url.startsWith("data:")
                || url.startsWith("blob:")).noneMatch(url -> url.contains(TOKEN));
        assertThat(stored).as("local storage, cookies and address").noneMatch(text -> text.contains(TOKEN));
    }
}
