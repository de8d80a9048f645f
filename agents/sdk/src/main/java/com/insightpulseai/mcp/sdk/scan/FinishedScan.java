package com.insightpulseai.mcp.sdk.scan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

import com.insightpulseai.mcp.sdk.client.Answer;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.RepositoryKey;
import com.insightpulseai.mcp.sdk.socket.ScanGetResult;
import com.insightpulseai.mcp.sdk.socket.ScanRepoResult;
import com.insightpulseai.mcp.sdk.socket.SeveritySummary;

/** The result of a scan that has ended. */
public final class FinishedScan {

    private final String scanId;
    private final Beginning beginning;
    private final FirstPage page;
    private final Function<String, Stream<Finding>> furtherPages;

    /** The call that started the scan or found it; of a scan that is known by its id alone nothing of it is known. */
    private record Beginning(Optional<String> reportUrl, Optional<RepositoryKey> repository, List<String> unmatchedFiles,
            boolean isReplayed) {

        static final Beginning UNKNOWN = new Beginning(Optional.empty(), Optional.empty(), List.of(), false);

        static Beginning of(Answer<ScanRepoResult> start) {
            ScanRepoResult scan = start.value();
            return new Beginning(scan.reportUrl(), Optional.of(scan.repository()), scan.unmatchedFiles(), start.replayed());
        }
    }

    /** The first page of findings, and the numbers that come with each page. */
    private record FirstPage(Optional<SeveritySummary> summary, Optional<Long> findingsTotal, Optional<Long> packagesTotal,
            Optional<Long> unreadable, List<Finding> findings, Optional<String> nextCursor) {
    }

    private FinishedScan(String scanId, Beginning beginning, FirstPage page, Function<String, Stream<Finding>> furtherPages) {
        this.scanId = scanId;
        this.beginning = beginning;
        this.page = page;
        this.furtherPages = furtherPages;
    }

    /** A scan whose result came with the call that started or found it. */
    static FinishedScan atOnce(String scanId, Answer<ScanRepoResult> start, Function<String, Stream<Finding>> furtherPages) {
        ScanRepoResult scan = start.value();
        return new FinishedScan(scanId, Beginning.of(start), new FirstPage(scan.summary(), scan.findingsTotal(),
                scan.packagesTotal(), scan.unreadable(), scan.findings(), scan.nextCursor()), furtherPages);
    }

    /**
     * A scan that was followed to its result.
     *
     * @param start absent where only the scan's id was known
     */
    static FinishedScan followed(ScanGetResult result, Optional<Answer<ScanRepoResult>> start,
            Function<String, Stream<Finding>> furtherPages) {
        return new FinishedScan(result.scanId(), start.map(Beginning::of).orElse(Beginning.UNKNOWN),
                new FirstPage(result.summary(), result.findingsTotal(), result.packagesTotal(), result.unreadable(),
                        result.findings(), result.nextCursor()),
                furtherPages);
    }

    /** Returns Socket's id of the scan. */
    public String scanId() {
        return scanId;
    }

    /** Returns the scan on the web, where the server names it. */
    public Optional<String> reportUrl() {
        return beginning.reportUrl();
    }

    /** Returns the repository at Socket; empty for a scan that was named by its id. */
    public Optional<RepositoryKey> repository() {
        return beginning.repository();
    }

    /** Returns the uploaded files that Socket takes for no manifest, at most 50. */
    public List<String> unmatchedFiles() {
        return beginning.unmatchedFiles();
    }

    /** Returns whether an earlier call with the same idempotency key started the scan, and this one started none. */
    public boolean isReplayed() {
        return beginning.isReplayed();
    }

    /** Returns the number of findings by severity, where Socket says it. */
    public Optional<SeveritySummary> summary() {
        return page.summary();
    }

    /** Returns the number of all findings, those of unknown severity included. */
    public Optional<Long> findingsTotal() {
        return page.findingsTotal();
    }

    /** Returns the number of packages that the scan is of; no findings of no packages are not a clean result. */
    public Optional<Long> packagesTotal() {
        return page.packagesTotal();
    }

    /** Returns how many packages and findings Socket sent that the server cannot read. */
    public OptionalLong unreadable() {
        return page.unreadable().map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Returns all findings, most urgent first. The first page is here; further ones are calls when they are reached. */
    public Stream<Finding> findings() {
        return Stream.concat(page.findings().stream(), page.nextCursor().stream().flatMap(furtherPages));
    }
}
