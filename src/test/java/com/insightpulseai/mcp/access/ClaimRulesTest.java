package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;
import com.insightpulseai.mcp.testing.SettableClock;

class ClaimRulesTest {

    private static final String SUBJECT = "5b8b1f6e-6a3f-4b5e-9a49-0d6f1c1b2a3d";

    private static final String CLIENTS = """
            oauth_clients:
              - { client_id: chat, name: Chat, max_role: ops_viewer }
              - { client_id: editor, name: Editor, max_role: ops_operator, audience: https://ops.test/mcp }
            """;

    private final SettableClock clock = new SettableClock();
    private final ClaimRules rules = new ClaimRules(OauthClientsTest.clients(CLIENTS), clock);
    private final long now = clock.instant().getEpochSecond();

    @Test
    void takeTheRoleFromAppMetadata() {
        assertThat(user(Map.of("app_metadata", Map.of("ops_role", "ops_admin"))).role()).contains(OpsRole.ADMIN);
    }

    static Stream<Map<String, Object>> elsewhere() {
        return Stream.of(Map.of("user_metadata", Map.of("ops_role", "ops_admin")), Map.of("groups", List.of("ops_admin")),
                Map.of("roles", List.of("ops_admin")), Map.of("role", "ops_admin"), Map.of("ops_role", "ops_admin"),
                Map.of("app_metadata.ops_role", "ops_admin"), Map.of("realm_access", Map.of("roles", List.of("ops_admin"))),
                Map.of("app_metadata", "ops_admin"), Map.of("app_metadata", List.of(Map.of("ops_role", "ops_admin"))),
                Map.of("app_metadata", Map.of("ops_role", List.of("ops_admin"))),
                Map.of("app_metadata", Map.of("ops_role", "OPS_ADMIN")), Map.of("app_metadata", Map.of("role", "ops_admin")));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void doNotTakeARoleFromElsewhere(Map<String, Object> elsewhere) {
        assertThat(user(elsewhere).role()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "alice", "1-1-1-1-1", "5b8b1f6e6a3f4b5e9a490d6f1c1b2a3d", SUBJECT + "0", " " + SUBJECT,
            "{" + SUBJECT + "}", "5b8b1f6e-6a3f-4b5e-9a49-0d6f1c1b2a3g", "\uFF15b8b1f6e-6a3f-4b5e-9a49-0d6f1c1b2a3d" })
    void refuseAUserWhoseSubjectIsNoUuid(String subject) {
        refuses(Reason.CLAIMS, Map.of("sub", subject));
    }

    @Test
    void refuseAUserWithoutSubject() {
        refuses(Reason.CLAIMS, Map.of(), "sub");
        refuses(Reason.CLAIMS, Map.of("sub", 7));
    }

    @ParameterizedTest
    @ValueSource(strings = { "anon", "service_role" })
    void refuseSupabasesApiKeys(String role) {
        refuses(Reason.CLAIMS, Map.of("role", role), "sub");
        refuses(Reason.CLAIMS, Map.of("role", role));
    }

    @Test
    void refuseAnonymousUsers() {
        refuses(Reason.CLAIMS, Map.of("is_anonymous", true));
        refuses(Reason.CLAIMS, Map.of("is_anonymous", "true"));
    }

    @Test
    void takeTheSessionWhereOneIsNamed() {
        assertThat(user(Map.of("session_id", SUBJECT)).session()).contains(UUID.fromString(SUBJECT));
        assertThat(user(Map.of()).session()).isEmpty();
        assertThat(workflow(Map.of("repository_id", "4711", "session_id", SUBJECT)).session()).isEmpty();
    }

    static Stream<Object> noSessions() {
        return Stream.of("", "1-1-1-1-1", SUBJECT + " ", "\0", "\ud800", 7, true, List.of(SUBJECT), Map.of("id", SUBJECT));
    }

    @ParameterizedTest
    @MethodSource("noSessions")
    void takeASessionThatIsNoUuidForOneThatNeverWas(Object session) {
        assertThat(user(Map.of("session_id", session)).session()).contains(new UUID(0, 0));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = { "chat,none,none", "chat,ops_viewer,ops_viewer", "chat,ops_operator,ops_viewer",
            "chat,ops_admin,ops_viewer", "editor,none,none", "editor,ops_viewer,ops_viewer",
            "editor,ops_operator,ops_operator", "editor,ops_admin,ops_operator" })
    void giveATokenOfAListedClientTheLowerRole(String client, String role, String effective) {
        Caller caller = user(Map.of("client_id", client, "aud", List.of("authenticated", "https://ops.test/mcp"),
                "app_metadata", role == null ? Map.of() : Map.of("ops_role", role)));

        assertThat(caller.role().map(OpsRole::wireName)).isEqualTo(Optional.ofNullable(effective));
        assertThat(caller.client().map(OauthClient::id)).contains(client);
    }

    @Test
    void leaveATokenOfNoClientAsItIs() {
        Caller caller = user(Map.of("app_metadata", Map.of("ops_role", "ops_admin", "client_id", "chat"), "azp", "chat"));

        assertThat(caller.role()).contains(OpsRole.ADMIN);
        assertThat(caller.client()).isEmpty();
    }

    static Stream<Object> unlisted() {
        return Stream.of("", " ", "\t", "other", "Chat", "chat ", " chat", "chat\0", "chat".repeat(100), "\u0441hat", 7, true,
                List.of("chat"), Map.of("id", "chat"), List.of());
    }

    @ParameterizedTest
    @MethodSource("unlisted")
    void refuseATokenOfAClientThatIsNotListed(Object client) {
        refuses(Reason.CLIENT, Map.of("client_id", client, "app_metadata", Map.of("ops_role", "ops_admin")));
    }

    @Test
    void refuseAClientThatIsNull() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("client_id", null);

        refuses(Reason.CLIENT, nothing);
    }

    @Test
    void holdAClientToTheAudienceThatIsConfiguredForIt() {
        assertThat(user(Map.of("client_id", "editor", "aud", "https://ops.test/mcp")).client()).isPresent();
        assertThat(user(Map.of("client_id", "editor", "aud", List.of("x", "https://ops.test/mcp"))).client()).isPresent();
        for (Object other : List.of("authenticated", "https://ops.test", "https://ops.test/mcp/", "https://OPS.test/mcp",
                List.of("authenticated"))) {
            refuses(Reason.CLAIMS, Map.of("client_id", "editor", "aud", other));
        }
        refuses(Reason.CLAIMS, Map.of("client_id", "editor"), "aud");
    }

    @Test
    void takeAClientsAudienceOfNoOtherToken() {
        refuses(Reason.CLAIMS, Map.of("aud", "https://ops.test/mcp"));
        refuses(Reason.CLAIMS, Map.of("client_id", "chat", "aud", "https://ops.test/mcp"));
    }

    @Test
    void holdATokenOfAListedClientToAllOtherRules() {
        refuses(Reason.EXPIRED, Map.of("client_id", "chat", "exp", now - 30));
        refuses(Reason.CLAIMS, Map.of("client_id", "chat", "is_anonymous", true));
        refuses(Reason.CLAIMS, Map.of("client_id", "chat", "role", "service_role"));
    }

    static Stream<Arguments> shown() {
        return Stream.of(Arguments.of("other", "other"), Arguments.of("a\nb\0 c=d", "a?b??c=d"),
                Arguments.of("\u00e4\u20ac", "??"),
                Arguments.of("", "?"));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void nameARefusedClientLegibly(String client, String shown) {
        assertThat(refusal(Map.of("client_id", client)).client()).contains(shown);
    }

    @Test
    void nameARefusedClientInAFewCharacters() {
        assertThat(refusal(Map.of("client_id", "a".repeat(5_000))).client()).contains("a".repeat(64));
        assertThat(refusal(Map.of("client_id", List.of("chat"))).client()).contains("?");
        assertThat(refusal(Map.of("client_id", "chat", "aud", "x")).client()).contains("chat");
        assertThat(refusal(Map.of("aud", "x")).client()).isEmpty();
    }

    @Test
    void takeNoClientOfAWorkflow() {
        assertThat(workflow(Map.of("repository_id", "4711", "client_id", "other")).client()).isEmpty();
    }

    static Stream<Object> audiences() {
        return Stream.of("", "Authenticated", "authenticated ", List.of(), List.of("other"), List.of("authenticated", 1),
                Map.of("authenticated", true), 1);
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void refuseAnotherAudience(Object audience) {
        refuses(Reason.CLAIMS, Map.of("aud", audience));
    }

    @Test
    void refuseAMissingAudience() {
        refuses(Reason.CLAIMS, Map.of(), "aud");
    }

    @Test
    void takeOneAudienceOfSeveral() {
        assertThat(user(Map.of("aud", List.of("other", "authenticated"))).id()).isPresent();
    }

    @Test
    void holdExpiryToThirtySecondsOfSkew() {
        assertThat(user(Map.of("exp", now - 29)).id()).isPresent();
        refuses(Reason.EXPIRED, Map.of("exp", now - 30));
    }

    @Test
    void refuseATokenThatNeverExpires() {
        refuses(Reason.CLAIMS, Map.of(), "exp");
        refuses(Reason.CLAIMS, Map.of("exp", "tomorrow"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "nbf", "iat" })
    void holdTheBeginningToThirtySecondsOfSkew(String claim) {
        assertThat(user(Map.of(claim, now + 30)).id()).isPresent();
        refuses(Reason.CLAIMS, Map.of(claim, now + 31));
        refuses(Reason.CLAIMS, Map.of(claim, "soon"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "0", "-1", "1.0", "0x10", "99999999999999999999", "4711 ", "\u0664" })
    void refuseAWorkflowWithoutRepositoryNumber(String repositoryId) {
        assertThatThrownBy(() -> workflow(Map.of("repository_id", repositoryId))).isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void giveAWorkflowNoRoleOfItsOwn() {
        Caller caller = workflow(Map.of("repository_id", "4711", "app_metadata", Map.of("ops_role", "ops_admin")));
        assertThat(caller.role()).isEmpty();
        assertThat(caller.id()).isEmpty();
    }

    private Caller user(Map<String, Object> changes, String... without) {
        Map<String, Object> claims = new LinkedHashMap<>(Map.of("aud", "authenticated", "role", "authenticated", "sub",
                SUBJECT, "is_anonymous", false, "iat", now, "exp", now + 3600));
        claims.putAll(changes);
        List.of(without).forEach(claims::remove);
        return rules.caller(parsed(claims), issuer(CallerKind.USER));
    }

    private Caller workflow(Map<String, Object> changes) {
        Map<String, Object> claims = new LinkedHashMap<>(Map.of("aud", "authenticated", "exp", now + 300));
        claims.putAll(changes);
        return rules.caller(parsed(claims), issuer(CallerKind.WORKFLOW));
    }

    private void refuses(Reason reason, Map<String, Object> changes, String... without) {
        assertThat(refusal(changes, without).reason()).isEqualTo(reason);
    }

    private UnauthenticatedException refusal(Map<String, Object> changes, String... without) {
        return catchThrowableOfType(UnauthenticatedException.class, () -> user(changes, without));
    }

    private static JwtClaims parsed(Map<String, Object> claims) {
        try {
            return JwtClaims.parse(JsonUtil.toJson(claims));
        } catch (InvalidJwtException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static TrustedIssuer issuer(CallerKind kind) {
        return new TrustedIssuer("https://issuer.test", "authenticated", kind, Set.of(SignatureAlgorithm.ES256),
                new PublicKeys.Inline("{}"), Optional.empty());
    }
}
