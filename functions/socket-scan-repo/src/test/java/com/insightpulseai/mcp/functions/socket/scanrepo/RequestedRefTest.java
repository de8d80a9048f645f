package com.insightpulseai.mcp.functions.socket.scanrepo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.provider.socket.scan.ScanTarget.Ref;

class RequestedRefTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @Test
    void takesHeadForTheDefaultBranch() {
        assertThat(untyped("HEAD")).isEqualTo(new Ref.Head());
    }

    @Test
    void takesAFullHashForACommit() {
        assertThat(untyped(HASH)).isEqualTo(new Ref.Commit(HASH));
    }

    @Test
    void takesAnythingElseForABranch() {
        assertThat(untyped("deadbeef")).isEqualTo(Ref.Branch.tip("deadbeef"));
    }

    @Test
    void letsTheTypeOverrule() {
        assertThat(RequestedRef.of(HASH, Optional.of("branch")).toRef(Optional.empty())).isEqualTo(Ref.Branch.tip(HASH));
        assertThat(RequestedRef.of("deadbeef", Optional.of("commit")).toRef(Optional.empty()))
                .isEqualTo(new Ref.Commit("deadbeef"));
    }

    @Test
    void shortensTheFullNameOfABranch() {
        assertThat(untyped("refs/heads/feat/x")).isEqualTo(Ref.Branch.tip("feat/x"));
    }

    @Test
    void keepsTheCommitOfABranch() {
        assertThat(RequestedRef.of("main", Optional.empty()).toRef(Optional.of("abc1234")))
                .isEqualTo(new Ref.Branch("main", Optional.of("abc1234")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "@", "/a", "a/", "a.", ".a", "a.lock", "a//b", "a..b", "a@{b", "a b", "a~1", "a^", "a:b", "a?",
            "a*", "a[", "a\\b", "a\tb", "a\u0000", "refs/heads/", "a\u00a0b\n" })
    void refusesWhatGitWouldNotName(String ref) {
        assertThat(RequestedRef.of(ref, Optional.empty())).isInstanceOf(RequestedRef.Unusable.class);
    }

    @Test
    void refusesHalfACharacterWhichNoUrlCanCarry() {
        assertThat(RequestedRef.of("a" + Character.MIN_SURROGATE, Optional.empty())).isInstanceOf(RequestedRef.Unusable.class);
        assertThat(untyped("a\uD83D\uDE00")).isEqualTo(Ref.Branch.tip("a\uD83D\uDE00"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "HEAD", "main", "abc", "0123456789abcdefg" })
    void refusesWhatIsNoHashAsACommit(String ref) {
        assertThat(RequestedRef.of(ref, Optional.of("commit"))).isInstanceOf(RequestedRef.Unusable.class);
    }

    private static Ref untyped(String ref) {
        return RequestedRef.of(ref, Optional.empty()).toRef(Optional.empty());
    }
}
