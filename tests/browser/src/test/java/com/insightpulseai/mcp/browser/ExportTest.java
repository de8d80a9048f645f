package com.insightpulseai.mcp.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;

/** Calls as a file. */
class ExportTest extends ConsoleTest {

    private static final String LINE = "{\"tool\":\"scan.repo\"}\n";
    private static final String SHA_256 = "0123456789abcdef".repeat(4);

    @Test
    void whatIsListedIsSavedWithADigest() throws IOException, NoSuchAlgorithmException {
        Page page = open(ADMIN, "operations?provider=netdata&status=failed");
        assertThat(rows(page).first()).isVisible();

        Download download = page.waitForDownload(() -> page.locator("#export-jsonl").click());

        assertThat(page.locator("#export-done")).isVisible();
        String digest = page.locator("#export-digest").innerText();
        String text = Files.readString(download.path(), StandardCharsets.UTF_8);
        String lines = text.substring(0, text.lastIndexOf("{\"count\""));
        assertThat(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(digest);
        assertThat(lines.lines().count()).isEqualTo(rows(page).count());
        assertThat(hub().query("select count(*) from ops.run_events where tool = 'events.export'")).isNotEqualTo(List.of("0"));
    }

    @Test
    void aFileOfCsvIsCheckedWithTheLineEndsInItsCells() {
        Page page = open(ADMIN, "operations?range=7d");
        assertThat(rows(page).first()).isVisible();

        Download download = page.waitForDownload(() -> page.locator("#export-csv").click());

        assertThat(download.suggestedFilename()).endsWith(".csv");
        assertThat(page.locator("#export-done")).containsText(Pattern.compile("^\\s*[\\d,]{5,} calls in events-"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Cancel", "Escape" })
    void anExportSaysHowFarItIsAndIsCancelledAtTheServer(String way) throws IOException {
        Page page = open(ADMIN, "operations");
        List<Download> downloads = downloads(page);
        expectFailures();
        try (ExportStub export = ExportStub.of(page)) {
            page.locator("#export-jsonl").click();
            export.send(LINE + LINE);
            assertThat(page.locator("#export-progress")).containsText("1 call");
            export.send(LINE.repeat(1_000));
            assertThat(page.locator("#export-progress")).containsText("1,001 calls, 21 kB");

            if (way.equals("Cancel")) {
                page.locator("#export-cancel").click();
            } else {
                page.keyboard().press(way);
            }

            assertThat(page.locator("#export-stopped")).containsText("Cancelled after 1,001 calls");
            export.awaitLeave();
        }
        assertThat(page.locator("#export-cancel")).hasCount(0);
        assertThat(page.locator("#export-jsonl")).isFocused();
        assertThat(downloads).isEmpty();
        page.waitForDownload(() -> page.locator("#export-again").click());
        assertThat(page.locator("#export-done")).isVisible();
        assertThat(page.locator("#export-jsonl")).isFocused();
    }

    @Test
    void escapeCancelsAnExportOnlyWhereTheFocusIs() throws IOException {
        Page page = open(ADMIN, "operations/" + SeededData.CIRCUIT_OPEN);
        assertThat(page.locator("#drawer")).containsText("circuit_open");
        expectFailures();
        try (ExportStub export = ExportStub.of(page)) {
            page.locator("#export-jsonl").click();
            export.send(LINE + LINE);
            assertThat(page.locator("#export-progress")).containsText("1 call");
            page.locator("#drawer-title").focus();

            page.keyboard().press("Escape");

            assertThat(page.locator("#drawer")).hasCount(0);
            assertThat(page.locator("#export-cancel")).isVisible();
            page.locator("#export-cancel").focus();
            page.keyboard().press("Escape");
            assertThat(page.locator("#export-stopped")).isVisible();
        }
    }

    @Test
    void anExportThatBreaksOffSavesNothingAndSaysSo() throws IOException {
        Page page = open(ADMIN, "operations");
        List<Download> downloads = downloads(page);
        expectFailures();
        try (ExportStub export = ExportStub.of(page)) {
            page.locator("#export-jsonl").click();
            export.send(LINE.repeat(3));
            assertThat(page.locator("#export-progress")).containsText("2 calls");
        }

        assertThat(page.locator("#export-stopped")).containsText("The export broke off after 2 calls");
        assertThat(page.locator("#export-stopped")).containsText("Nothing was saved.");
        assertThat(downloads).isEmpty();
        page.waitForDownload(() -> page.locator("#export-again").click());
        assertThat(page.locator("#export-done")).isVisible();
    }

    @Test
    void aFileThatTheServerEndedEarlySaysWhy() throws IOException {
        assertThat(brokenBy("{\"count\":1,\"error\":\"role_lowered\"}\n")).contains("ends too early (role_lowered)");
    }

    @Test
    void aFileThatIsNotWhatItsLastLineSaysIsNotTrusted() throws IOException {
        assertThat(brokenBy("{\"count\":1,\"sha256\":\"" + SHA_256 + "\"}\n")).contains("was changed on its way");
    }

    private String brokenBy(String lastLine) throws IOException {
        Page page = open(ADMIN, "operations");
        try (ExportStub export = ExportStub.of(page)) {
            page.locator("#export-jsonl").click();
            export.send(LINE + lastLine);
            export.end();
            assertThat(page.locator("#export-broken")).containsText("Export it again");
        }
        return page.locator("#export-broken").innerText();
    }

    private static List<Download> downloads(Page page) {
        List<Download> downloads = new ArrayList<>();
        page.onDownload(downloads::add);
        return downloads;
    }
}
