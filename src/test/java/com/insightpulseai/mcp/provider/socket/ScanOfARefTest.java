package com.insightpulseai.mcp.provider.socket;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.testing.SocketStub.error;
import static com.insightpulseai.mcp.testing.SocketStub.json;
import static com.insightpulseai.mcp.testing.SocketStub.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.socket.ScanTarget.Ref;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Which scan a ref stands for, uploaded and looked up. */
@QuarkusTest
@TestProfile(SocketTestProfile.class)
class ScanOfARefTest extends SocketServer {

    private static final int LOOKED_AT = 100;
    private static final String CREATED = "{\"id\":\"scan-1\",\"scan_state\":\"pending\"}";

    @Test
    void sendsTheRefAsWhatItIs() {
        socket.playPost("/full-scans", json(201, CREATED));

        await(session().start(new ScanTarget("web", new Ref.Branch("feat/ä+b"), OptionalInt.of(7), true), MANIFESTS));
        await(session().start(target(new Ref.Commit("abc1234")), MANIFESTS));
        await(session().start(target(new Ref.Head()), MANIFESTS));

        assertThat(socket.requests()).extracting(LoggedRequest::getUrl).containsExactly(
                path("/full-scans?repo=web&branch=feat%2F%C3%A4%2Bb&pull_request=7&set_as_pending_head=true"),
                path("/full-scans?repo=web&commit_hash=abc1234"),
                path("/full-scans?repo=web"));
    }

    @Test
    void makesAScanOfHeadTheHeadOfTheDefaultBranch() {
        playRepository("trunk");
        socket.playPost("/full-scans", json(201, CREATED));

        await(session().start(new ScanTarget("web", new Ref.Head(), OptionalInt.empty(), true), MANIFESTS));

        assertThat(socket.requests().get(1).getUrl())
                .isEqualTo(path("/full-scans?repo=web&branch=trunk&set_as_pending_head=true"));
    }

    @Test
    void makesAScanOfHeadTheHeadOfANewRepositorysDefaultBranch() {
        socket.play(get(urlPathEqualTo(path("/repos/web"))).inScenario("repository").willReturn(error(404)));
        socket.play(post(urlPathEqualTo(path("/repos"))).inScenario("repository").willSetStateTo("made")
                .willReturn(json(201, "{\"slug\":\"web\",\"default_branch\":\"trunk\"}")));
        socket.play(get(urlPathEqualTo(path("/repos/web"))).inScenario("repository").whenScenarioStateIs("made")
                .willReturn(json(200, repository("trunk"))));
        socket.playPost("/full-scans", json(201, CREATED));

        await(session().start(new ScanTarget("web", new Ref.Head(), OptionalInt.empty(), true), MANIFESTS));

        assertThat(socket.requests()).extracting(LoggedRequest::getUrl).containsExactly(path("/repos/web"), path("/repos"),
                path("/repos/web"), path("/full-scans?repo=web&branch=trunk&set_as_pending_head=true"));
    }

    @Test
    void findsTheNewestScanOfABranch() {
        playScans("{\"id\":\"new\",\"branch\":\"main\"}");

        assertThat(await(session().newest(target(new Ref.Branch("main"))))).map(FullScan::id).contains("new");
        assertThat(socket.requests().get(0).getUrl())
                .isEqualTo(path("/full-scans?repo=web&branch=main&sort=created_at&direction=desc&per_page=1"));
    }

    @Test
    void saysWhenThereIsNoScan() {
        playScans("");

        assertThat(await(session().newest(target(new Ref.Head())))).isEmpty();
    }

    @Test
    void takesTheNewestScanOfTheDefaultBranchOrOfNoneForHead() {
        playRepository("trunk");
        playScans("{\"id\":\"a\",\"branch\":\"feature\"},{\"id\":\"b\",\"branch\":\"trunk\"},{\"id\":\"c\",\"branch\":null}");

        assertThat(await(session().newest(target(new Ref.Head())))).map(FullScan::id).contains("b");
    }

    @Test
    void takesNoScanOfACommitOrAPullRequestForHead() {
        playRepository("trunk");
        playScans("{\"id\":\"a\",\"branch\":null,\"commit_hash\":\"abc1234\",\"pull_request\":null},"
                + "{\"id\":\"b\",\"branch\":null,\"commit_hash\":null,\"pull_request\":7},"
                + "{\"id\":\"c\",\"branch\":null,\"commit_hash\":\"\",\"pull_request\":0}");

        assertThat(await(session().newest(target(new Ref.Head())))).map(FullScan::id).contains("c");
    }

    @Test
    void findsTheNewestScanOfAPullRequestWithHead() {
        playRepository("trunk");
        playScans("{\"id\":\"a\",\"branch\":null,\"commit_hash\":\"abc1234\",\"pull_request\":7}");

        assertThat(await(session().newest(new ScanTarget("web", new Ref.Head(), OptionalInt.of(7), false))))
                .map(FullScan::id).contains("a");
        assertThat(socket.requests().get(0).getUrl())
                .isEqualTo(path("/full-scans?repo=web&pull_request=7&sort=created_at&direction=desc&per_page=100"));
    }

    @Test
    void findsTheNewestScanOfACommit() {
        playScans("{\"id\":\"a\",\"branch\":null,\"commit_hash\":\"abc1234\"}");

        assertThat(await(session().newest(target(new Ref.Commit("abc1234"))))).map(FullScan::id).contains("a");
        assertThat(socket.requests().get(0).getUrl())
                .isEqualTo(path("/full-scans?repo=web&commit_hash=abc1234&sort=created_at&direction=desc&per_page=1"));
    }

    @Test
    void looksForTheDefaultBranchAloneBehindManyScansOfOthers() {
        playRepository("trunk");
        playScans(manyScans("{\"id\":\"f%d\",\"branch\":\"feature\"}"));
        socket.play(get(urlPathEqualTo(path("/full-scans"))).withQueryParam("branch", equalTo("trunk"))
                .willReturn(json(200, scans("{\"id\":\"old\",\"branch\":\"trunk\"}"))));

        assertThat(await(session().newest(target(new Ref.Head())))).map(FullScan::id).contains("old");
    }

    @Test
    void findsNoneForHeadBehindManyScansOfCommitsWhereNoDefaultBranchIsKnown() {
        socket.playGet("/repos/web", error(404));
        playScans(manyScans("{\"id\":\"c%d\",\"branch\":null,\"commit_hash\":\"abc1234\"}"));

        assertThat(await(session().newest(target(new Ref.Head())))).isEmpty();
    }

    @Test
    void takesTheNewestScanAtAllForHeadWhereNoDefaultBranchIsKnown() {
        socket.playGet("/repos/web", error(404));
        playScans("{\"id\":\"a\",\"branch\":\"feature\"}");

        assertThat(await(session().newest(target(new Ref.Head())))).map(FullScan::id).contains("a");
    }

    private void playRepository(String defaultBranch) {
        socket.playGet("/repos/web", json(200, repository(defaultBranch)));
    }

    private static String repository(String defaultBranch) {
        return """
                {"id":"r","created_at":"","updated_at":"","html_url":"","head_full_scan_id":null,"integration_meta":null,
                 "slug":"web","slig":"web","name":"web","description":null,"homepage":null,"visibility":"private",
                 "archived":false,"default_branch":"%s","workspace":""}""".formatted(defaultBranch);
    }

    private void playScans(String scans) {
        socket.play(get(urlPathEqualTo(path("/full-scans"))).withQueryParam("repo", equalTo("web"))
                .willReturn(json(200, scans(scans))));
    }

    private static String scans(String scans) {
        return "{\"results\":[%s],\"nextPage\":null,\"nextPageCursor\":null}".formatted(scans);
    }

    private static String manyScans(String scan) {
        return IntStream.range(0, LOOKED_AT).mapToObj(scan::formatted).collect(Collectors.joining(","));
    }
}
