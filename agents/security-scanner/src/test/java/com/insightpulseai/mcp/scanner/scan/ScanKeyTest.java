package com.insightpulseai.mcp.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.scanner.GivenFile;

/** Idempotency keys of scans. */
class ScanKeyTest {

    private static final GivenFile PACKAGE = GivenFile.of("package.json", "{}");
    private static final GivenFile LOCK = GivenFile.of("package-lock.json", "{ }");

    private static ScanSubject subject(String repository, String branch, String commit, Long pullRequest) {
        return new ScanSubject(repository, Optional.empty(), Optional.ofNullable(branch), Optional.ofNullable(commit),
                Optional.ofNullable(pullRequest));
    }

    private static final ScanSubject WEB = subject("acme/web", "main", "8bb6f25", 7L);

    @Test
    void isTheSameForTheSameScanInAnyOrderOfItsFiles() {
        assertThat(ScanKey.of(WEB, List.of(PACKAGE, LOCK))).isEqualTo(ScanKey.of(WEB, List.of(LOCK, PACKAGE)))
                .matches("scan-[0-9a-f]{64}");
    }

    @Test
    void differsWithEachPartOfTheScan() {
        ScanSubject part = new ScanSubject("acme/web", Optional.of("api"), WEB.branch(), WEB.commit(), WEB.pullRequest());
        assertThat(Stream.of(ScanKey.of(WEB, List.of(PACKAGE)),
                ScanKey.of(subject("acme/api", "main", "8bb6f25", 7L), List.of(PACKAGE)),
                ScanKey.of(subject("acme/web", "next", "8bb6f25", 7L), List.of(PACKAGE)),
                ScanKey.of(subject("acme/web", "main", "8bb6f26", 7L), List.of(PACKAGE)),
                ScanKey.of(subject("acme/web", "main", "8bb6f25", null), List.of(PACKAGE)), ScanKey.of(part, List.of(PACKAGE)),
                ScanKey.of(WEB, List.of(GivenFile.of("package.json", "{ }"))),
                ScanKey.of(WEB, List.of(GivenFile.of("a/package.json", "{}"))), ScanKey.of(WEB, List.of(PACKAGE, LOCK))))
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsListsApartWhoseCharactersAreTheSame() {
        assertThat(ScanKey.of(subject("acme/web", "a", "b", null), List.of()))
                .isNotEqualTo(ScanKey.of(subject("acme/web", "ab", null, null), List.of()));
    }
}
