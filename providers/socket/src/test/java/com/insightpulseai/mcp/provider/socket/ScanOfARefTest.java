package com.insightpulseai.mcp.provider.socket;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.error;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.json;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.path;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.socket.scan.ScanTarget;
import com.insightpulseai.mcp.provider.socket.scan.ScanTarget.Ref;
import com.insightpulseai.mcp.provider.socket.wire.FullScan;

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
        socket.stubPost("/full-scans", json(201, CREATED));

        await(session().start(new ScanTarget(WEB, Ref.Branch.tip("feat/ä+b"), OptionalInt.of(7), true), MANIFESTS));
        await(session().start(target(new Ref.Commit("abc1234")), MANIFESTS));
        await(session().start(target(new Ref.Head()), MANIFESTS));

        assertThat(socket.requests()).extracting(LoggedRequest::getUrl).containsExactly(
                path("/full-scans?repo=web&branch=feat%2F%C3%A4%2Bb&pull_request=7&set_as_pending_head=true"),
                path("/full-scans?repo=web&commit_hash=abc1234"),
                path("/full-scans?repo=web"));
    }

    @Test
    void sendsABranchTogetherWithItsCommit() {
        socket.stubPost("/full-scans", json(201, CREATED));
        stubScans("{\"id\":\"a\",\"branch\":\"main\",\"commit_hash\":\"abc1234\"}");
        ScanTarget target = target(new Ref.Branch("main", Optional.of("abc1234")));

        await(session().start(target, MANIFESTS));
        assertThat(await(session().newest(target))).map(FullScan::id).contains("a");

        assertThat(socket.requests()).extracting(LoggedRequest::getUrl).containsExactly(
                path("/full-scans?repo=web&branch=main&commit_hash=abc1234"),
                path("/full-scans?repo=web&branch=main&commit_hash=abc1234&sort=created_at&direction=desc&per_page=1"));
    }

    @Test
    void makesAScanOfHeadTheHeadOfTheDefaultBranch() {
        stubRepository("trunk");
        socket.stubPost("/full-scans", json(201, CREATED));

        await(session().start(new ScanTarget(WEB, new Ref.Head(), OptionalInt.empty(), true), MANIFESTS));

        assertThat(socket.requests().get(1).getUrl())
                .isEqualTo(path("/full-scans?repo=web&branch=trunk&set_as_pending_head=true"));
    }

    @Test
    void makesAScanOfHeadTheHeadOfANewRepositorysDefaultBranch() {
        socket.stub(get(urlPathEqualTo(path("/repos/web"))).inScenario("repository").willReturn(error(404)));
        socket.stub(post(urlPathEqualTo(path("/repos"))).inScenario("repository").willSetStateTo("made")
                .willReturn(json(201, "{\"slug\":\"web\",\"default_branch\":\"trunk\"}")));
        socket.stub(get(urlPathEqualTo(path("/repos/web"))).inScenario("repository").whenScenarioStateIs("made")
                .willReturn(json(200, repository("trunk"))));
        socket.stubPost("/full-scans", json(201, CREATED));

        await(session().start(new ScanTarget(WEB, new Ref.Head(), OptionalInt.empty(), true), MANIFESTS));

        assertThat(socket.requests()).extracting(LoggedRequest::getUrl).containsExactly(path("/repos/web"), path("/repos"),
                path("/repos/web"), path("/full-scans?repo=web&branch=trunk&set_as_pending_head=true"));
    }

    @Test
    void findsTheNewestScanOfABranch() {
        stubScans("{\"id\":\"new\",\"branch\":\"main\"}");

        assertThat(await(session().newest(target(Ref.Branch.tip("main"))))).map(FullScan::id).contains("new");
        assertThat(socket.requests().get(0).getUrl())
                .isEqualTo(path("/full-scans?repo=web&branch=main&sort=created_at&direction=desc&per_page=1"));
    }

    @Test
    void saysWhenThereIsNoScan() {
        stubScans("");

        assertThat(await(session().newest(target(new Ref.Head())))).isEmpty();
    }

    @Test
    void takesTheNewestScanOfTheDefaultBranchOrOfNoneForHead() {
        stubRepository("trunk");
        stubScans("{\"id\":\"a\",\"branch\":\"feature\"},{\"id\":\"b\",\"branch\":\"trunk\"},{\"id\":\"c\",\"branch\":null}");

        assertThat(await(session().newest(target(new Ref.Head())))).map(FullScan::id).contains("b");
    }

    @Test
    void takesNoScanOfACommitOrAPullRequestForHead() {
        stubRepository("trunk");
        stubScans("{\"id\":\"a\",\"branch\":null,\"commit_hash\":\"abc1234\",\"pull_request\":null},"
                + "{\"id\":\"b\",\"branch\":null,\"commit_hash\":null,\"pull_request\":7},"
                + "{\"id\":\"c\",\"branch\":null,\"commit_hash\":\"\",\"pull_request\":0}");

        assertThat(await(session().newest(target(new Ref.Head())))).map(FullScan::id).contains("c");
    }

    @Test
    void findsTheNewestScanOfAPullRequestWithHead() {
        stubRepository("trunk");
        stubScans("{\"id\":\"a\",\"branch\":null,\"commit_hash\":\"abc1234\",\"pull_request\":7}");

        assertThat(await(session().newest(new ScanTarget(WEB, new Ref.Head(), OptionalInt.of(7), false))))
                .map(FullScan::id).contains("a");
        assertThat(socket.requests().get(0).getUrl())
                .isEqualTo(path("/full-scans?repo=web&pull_request=7&sort=created_at&direction=desc&per_page=100"));
    }

    @Test
    void findsTheNewestScanOfACommit() {
        stubScans("{\"id\":\"a\",\"branch\":null,\"commit_hash\":\"abc1234\"}");

        assertThat(await(session().newest(target(new Ref.Commit("abc1234"))))).map(FullScan::id).contains("a");
        assertThat(socket.requests().get(0).getUrl())
                .isEqualTo(path("/full-scans?repo=web&commit_hash=abc1234&sort=created_at&direction=desc&per_page=1"));
    }

    @Test
    void looksForTheDefaultBranchAloneBehindManyScansOfOthers() {
        stubRepository("trunk");
        stubScans(manyScans("{\"id\":\"f%d\",\"branch\":\"feature\"}"));
        socket.stub(get(urlPathEqualTo(path("/full-scans"))).withQueryParam("branch", equalTo("trunk"))
                .willReturn(json(200, scans("{\"id\":\"old\",\"branch\":\"trunk\"}"))));

        assertThat(await(session().newest(target(new Ref.Head())))).map(FullScan::id).contains("old");
    }

    @Test
    void findsNoneForHeadBehindManyScansOfCommitsWhereNoDefaultBranchIsKnown() {
        socket.stubGet("/repos/web", error(404));
        stubScans(manyScans("{\"id\":\"c%d\",\"branch\":null,\"commit_hash\":\"abc1234\"}"));

        assertThat(await(session().newest(target(new Ref.Head())))).isEmpty();
    }

    @Test
    void takesTheNewestScanAtAllForHeadWhereNoDefaultBranchIsKnown() {
        socket.stubGet("/repos/web", error(404));
        stubScans("{\"id\":\"a\",\"branch\":\"feature\"}");

        assertThat(await(session().newest(target(new Ref.Head())))).map(FullScan::id).contains("a");
    }

    private void stubRepository(String defaultBranch) {
        socket.stubGet("/repos/web", json(200, repository(defaultBranch)));
    }

    private static String repository(String defaultBranch) {
        return """
                {"id":"r","created_at":"","updated_at":"","html_url":"","head_full_scan_id":null,"integration_meta":null,
                 "slug":"web","slig":"web","name":"web","description":null,"homepage":null,"visibility":"private",
                 "archived":false,"default_branch":"%s","workspace":""}""".formatted(defaultBranch);
    }

    private void stubScans(String scans) {
        socket.stub(get(urlPathEqualTo(path("/full-scans"))).withQueryParam("repo", equalTo("web"))
                .willReturn(json(200, scans(scans))));
    }

    private static String scans(String scans) {
        return "{\"results\":[%s],\"nextPage\":null,\"nextPageCursor\":null}".formatted(scans);
    }

    private static String manyScans(String scan) {
        return IntStream.range(0, LOOKED_AT).mapToObj(scan::formatted).collect(Collectors.joining(","));
    }
}
