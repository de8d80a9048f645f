package com.insightpulseai.mcp.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.RestClientDefinitionException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.egress.EgressTestProfile.RecordingObserver;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;

@QuarkusTest
@TestProfile(EgressTestProfile.class)
class ProviderClientTest {

    @Inject
    @RestClient
    UpstreamClient injected;

    @Inject
    RecordingObserver observer;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "test.upstream.port")
    int port;

    @BeforeEach
    void forget() {
        TestUpstream.REQUESTED.clear();
        observer.contacted().clear();
    }

    @Test
    void reachesAnAllowedOrigin() {
        assertThat(await(injected.fine())).isEqualTo("fine");
    }

    @Test
    void tellsTheObserverWhichHostIsContacted() {
        await(injected.fine());

        assertThat(observer.contacted()).containsExactly("test 127.0.0.1");
    }

    @Test
    void surfacesRedirectsWithoutFollowingThem() {
        assertThat(refusal(() -> await(injected.redirect()))).isInstanceOfSatisfying(RedirectRefusedException.class,
                redirect -> assertThat(redirect.status()).isEqualTo(302));
        assertThat(TestUpstream.REQUESTED).containsExactly("/redirect");
    }

    @Test
    void doesNotFollowRedirectsForABuilderThatAsksForIt() {
        UpstreamClient client = builder("127.0.0.1").followRedirects(true).build(UpstreamClient.class);

        assertThat(refusal(() -> await(client.redirect()))).isInstanceOf(RedirectRefusedException.class);
        assertThat(TestUpstream.REQUESTED).containsExactly("/redirect");
    }

    @Test
    void refusesABodyDeclaredTooLarge() {
        assertThat(refusal(() -> await(injected.declared()))).isInstanceOfSatisfying(ResponseTooLargeException.class,
                tooLarge -> assertThat(tooLarge.maxBytes()).isEqualTo(1000));
    }

    @Test
    void refusesABodyThatGrowsTooLarge() {
        assertThat(refusal(() -> await(injected.chunked()))).isInstanceOf(ResponseTooLargeException.class);
    }

    @Test
    void refusesALargeBodyDisguisedAsMultipart() {
        assertThat(refusal(() -> await(injected.multipart()))).isInstanceOf(ResponseTooLargeException.class);
    }

    @Test
    void limitsStreamedBodiesByTheirOwnLimit() throws Exception {
        try (InputStream body = injected.streamed()) {
            assertThat(body.readNBytes(40_000)).hasSize(40_000);
            assertThatThrownBy(body::readAllBytes).isInstanceOf(ResponseTooLargeException.class);
        }
    }

    @Test
    void worksOnAfterARefusal() {
        refusal(() -> await(injected.chunked()));

        assertThat(await(injected.fine())).isEqualTo("fine");
    }

    @Test
    void refusesToBuildAClientThatNamesNoProvider() {
        assertThatThrownBy(() -> builder("127.0.0.1").build(BypassAttempts.Unannotated.class))
                .isInstanceOf(RestClientDefinitionException.class).hasMessageContaining("@ProviderClient");
    }

    @Test
    void guardsBuildersOfThePlainInterface() {
        UpstreamClient client = RestClientBuilder.newBuilder().baseUri(origin("localhost")).build(UpstreamClient.class);

        assertNeverSent(() -> await(client.fine()));
    }

    @Test
    void refusesAHostThatIsNotAllowed() {
        UpstreamClient client = builder("localhost").build(UpstreamClient.class);

        assertNeverSent(() -> await(client.fine()));
        assertThat(observer.contacted()).isEmpty();
    }

    @Test
    void refusesAProviderThatIsNotConfigured() {
        BypassAttempts.OfUnknownProvider client = builder("127.0.0.1").build(BypassAttempts.OfUnknownProvider.class);

        assertNeverSent(client::fine);
    }

    @Test
    void noticesAFilterThatTurnsTheRequestElsewhere() {
        UpstreamClient client = builder("127.0.0.1").register(new BypassAttempts.ToLocalhost()).build(UpstreamClient.class);

        assertNeverSent(() -> await(client.fine()));
    }

    @Test
    void noticesAFilterThatRunsAfterAllOthers() {
        BypassAttempts.TurnedByTheLastFilter client = builder("127.0.0.1").readTimeout(5, TimeUnit.SECONDS)
                .build(BypassAttempts.TurnedByTheLastFilter.class);

        assertThat(catchThrowable(client::fine)).hasStackTraceContaining("StreamResetException")
                .hasStackTraceContaining("Host 'localhost' is not allowed");
        assertThat(TestUpstream.REQUESTED).isEmpty();
    }

    @Test
    void refusesAHostHeader() {
        UpstreamClient client = builder("127.0.0.1").register(new BypassAttempts.WithHostHeader()).build(UpstreamClient.class);

        assertNeverSent(() -> await(client.fine()));
    }

    @Test
    void refusesRequestsOfAClientThatEscapedTheGuard() {
        BypassAttempts.WithoutTheMark client = builder("127.0.0.1").build(BypassAttempts.WithoutTheMark.class);

        assertThat(refusal(client::fine)).hasMessageContaining("built without the egress guard");
        assertThat(TestUpstream.REQUESTED).isEmpty();
    }

    @Test
    void refusesToReuseABuilder() {
        QuarkusRestClientBuilder builder = builder("127.0.0.1");
        builder.build(UpstreamClient.class);

        assertThatThrownBy(() -> builder.build(UpstreamClient.class)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ignoresTheProxyOfTheBuilder() {
        UpstreamClient client = builder("127.0.0.1").proxyAddress("127.0.0.1", 1).build(UpstreamClient.class);

        assertThat(await(client.fine())).isEqualTo("fine");
    }

    @Test
    void ignoresTheProxyOfTheSystemProperties() {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "1");
        System.setProperty("http.nonProxyHosts", "");
        try {
            UpstreamClient client = builder("127.0.0.1").build(UpstreamClient.class);

            assertThat(await(client.fine())).isEqualTo("fine");
        } finally {
            System.clearProperty("http.proxyHost");
            System.clearProperty("http.proxyPort");
            System.clearProperty("http.nonProxyHosts");
        }
    }

    @Test
    void refusesToConnectAnAllowedHostThatResolvesToALoopbackAddress() throws Exception {
        InetAddress rebound = InetAddress.getByAddress("api.provider.test", new byte[] { 127, 0, 0, 1 });
        SocketAddress address = SocketAddress.inetSocketAddress(new InetSocketAddress(rebound, 443));

        assertThat(refusal(() -> await(Uni.createFrom()
                .completionStage(() -> vertx.createNetClient().connect(address).toCompletionStage()))))
                .isInstanceOf(HostnameNotAllowedException.class)
                .hasMessageContaining("does not resolve to a public address");
    }

    private void assertNeverSent(ThrowingCallable call) {
        assertThat(refusal(call)).isInstanceOf(HostnameNotAllowedException.class);
        assertThat(TestUpstream.REQUESTED).isEmpty();
    }

    private static EgressException refusal(ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        return EgressException.find(failure).orElseThrow(() -> new AssertionError("not refused", failure));
    }

    private QuarkusRestClientBuilder builder(String host) {
        return QuarkusRestClientBuilder.newBuilder().baseUri(origin(host));
    }

    private URI origin(String host) {
        return URI.create("http://" + host + ":" + port);
    }

    private static <T> T await(Uni<T> call) {
        return call.await().atMost(Duration.ofSeconds(30));
    }
}
