package com.insightpulseai.mcp.provider.socket;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.error;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.json;
import static com.insightpulseai.mcp.provider.socket.stub.SocketStub.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.provider.socket.scan.RepositoryKey;
import com.insightpulseai.mcp.provider.socket.scan.ScanTarget;
import com.insightpulseai.mcp.provider.socket.scan.ScanTarget.Ref;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Which repository at Socket a name stands for. */
@QuarkusTest
@TestProfile(SocketTestProfile.class)
class RepositoriesTest extends SocketServer {

    @Test
    void takesASlugAsItIs() {
        assertThat(await(session().repository("web"))).isEqualTo(WEB);
        assertThat(socket.requests()).isEmpty();
    }

    @Test
    void takesTheOwnerForTheWorkspaceThatSocketHas() {
        stubWorkspace("{\"slug\":\"other\",\"workspace\":\"Acme\"}");

        assertThat(await(session().repository("acme/web"))).isEqualTo(new RepositoryKey("web", Optional.of("Acme")));
        assertThat(socket.requests()).extracting(LoggedRequest::getUrl)
                .containsExactly(path("/repos?workspace=acme&include_archived=true&per_page=1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{\"slug\":\"web\",\"workspace\":\"\"}", "{\"slug\":\"web\",\"workspace\":\"elsewhere\"}" })
    void leavesTheOwnerOutWhereSocketHasNoSuchWorkspace(String repositories) {
        stubWorkspace(repositories);

        assertThat(await(session().repository("acme/web"))).isEqualTo(WEB);
    }

    @Test
    void leavesTheOwnerOutWhereSocketKnowsNoSuchWorkspace() {
        socket.stubGet("/repos", error(404));

        assertThat(await(session().repository("acme/web"))).isEqualTo(WEB);
    }

    @Test
    void guessesNothingWhereSocketDoesNotSay() {
        socket.stubGet("/repos", error(403));

        assertThatThrownBy(() -> await(session().repository("acme/web"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void prefersWhatIsConfigured() {
        assertThat(await(session().repository("Acme/Legacy"))).isEqualTo(new RepositoryKey("old", Optional.of("attic")));
        assertThat(socket.requests()).isEmpty();
    }

    @Test
    void namesTheWorkspaceInEveryRequest() {
        socket.stub(post(urlPathEqualTo(path("/full-scans"))).inScenario("repository").willReturn(error(404)));
        socket.stub(post(urlPathEqualTo(path("/repos"))).inScenario("repository").willSetStateTo("made")
                .willReturn(json(201, "{\"slug\":\"web\"}")));
        socket.stub(post(urlPathEqualTo(path("/full-scans"))).inScenario("repository").whenScenarioStateIs("made")
                .willReturn(json(201, "{\"id\":\"scan-1\",\"scan_state\":\"pending\"}")));
        socket.stub(get(urlPathEqualTo(path("/full-scans")))
                .willReturn(json(200, "{\"results\":[],\"nextPage\":null,\"nextPageCursor\":null}")));
        ScanTarget target = new ScanTarget(new RepositoryKey("web", Optional.of("acme")), Ref.Branch.tip("main"),
                OptionalInt.empty(), false);

        await(session().start(target, MANIFESTS));
        await(session().newest(target));

        assertThat(socket.requests()).extracting(LoggedRequest::getUrl).containsExactly(
                path("/full-scans?repo=web&workspace=acme&branch=main"), path("/repos"),
                path("/full-scans?repo=web&workspace=acme&branch=main"),
                path("/full-scans?repo=web&workspace=acme&branch=main&sort=created_at&direction=desc&per_page=1"));
        assertThat(socket.requests().get(1).getBodyAsString())
                .isEqualTo("{\"name\":\"web\",\"slug\":\"web\",\"visibility\":\"private\",\"workspace\":\"acme\"}");
    }

    private void stubWorkspace(String repositories) {
        socket.stubGet("/repos", json(200, "{\"results\":[%s],\"nextPage\":null}".formatted(repositories)));
    }
}
