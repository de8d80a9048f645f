package com.insightpulseai.mcp.browser;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands in for Supabase Auth as a server of its own, thus at another origin than the console: it signs tokens with a key of
 * its
 * own, redirects from its page with a code, and lets pages of other origins ask as Supabase does.
 *
 * @see <a href="https://supabase.com/docs/guides/auth/sessions/pkce-flow">Supabase: PKCE flow</a>
 */
final class SupabaseAuthServer implements AutoCloseable {

    static final String PUBLISHABLE_KEY = "sb_publishable_0123456789";

    private static final String CODE = "code-5b1f";
    /** Each of the two coordinates of a point of P-256 has so many. */
    private static final int COORDINATE_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final UUID user;
    private final String role;
    private final KeyPair key;
    private final HttpServer server;
    /** Each works once. */
    private final Set<String> refreshTokens = new HashSet<>();
    private final List<String> accessTokens = new ArrayList<>();
    private final List<String> signedOut = new ArrayList<>();
    private String challenge;
    private int seconds;

    SupabaseAuthServer(UUID user, String role) throws IOException, GeneralSecurityException {
        this.user = user;
        this.role = role;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        key = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/auth/v1/.well-known/jwks.json", exchange -> send(exchange, 200, jwks()));
        server.createContext("/auth/v1/authorize", this::authorize);
        server.createContext("/auth/v1/token", exchange -> fromPages(exchange, this::token));
        server.createContext("/auth/v1/logout", exchange -> fromPages(exchange, this::signOut));
        server.start();
    }

    /** Its host has another name than that of the hub. */
    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Forgets all sessions; tokens are of so many seconds. */
    synchronized void reset(int seconds) {
        this.seconds = seconds;
        refreshTokens.clear();
        accessTokens.clear();
        signedOut.clear();
        challenge = null;
    }

    synchronized void tokensEndIn(int seconds) {
        this.seconds = seconds;
    }

    /** Access tokens in the order in which they were issued. */
    synchronized List<String> accessTokens() {
        return List.copyOf(accessTokens);
    }

    /** Access tokens with which a sign-out was asked for. */
    synchronized List<String> signedOut() {
        return List.copyOf(signedOut);
    }

    private synchronized void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = SupabaseAuthStub.parameters(exchange.getRequestURI().toString());
        boolean valid = parameters.get("provider").equals("github")
                && parameters.get("code_challenge_method").equalsIgnoreCase("s256");
        challenge = parameters.get("code_challenge");
        String redirect = parameters.get("redirect_to");
        exchange.getResponseHeaders().set("Location", redirect + (redirect.contains("?") ? "&" : "?") + "code=" + CODE);
        send(exchange, valid ? 302 : 400, "");
    }

    private interface Handler {
        void handle(HttpExchange exchange, Map<String, String> fields) throws IOException;
    }

    /** As a browser demands it of another origin. Tokens are in headers and bodies, so no cookies are allowed. */
    private synchronized void fromPages(HttpExchange exchange, Handler handler) throws IOException {
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        if (exchange.getRequestMethod().equals("OPTIONS")) {
            exchange.getResponseHeaders().set("Access-Control-Allow-Methods", "GET,POST,PUT,DELETE");
            exchange.getResponseHeaders().set("Access-Control-Allow-Headers",
                    "apikey,authorization,content-type,x-client-info");
            send(exchange, 204, "");
        } else if (!PUBLISHABLE_KEY.equals(exchange.getRequestHeaders().getFirst("apikey"))) {
            send(exchange, 401, "{\"message\":\"No API key found in request\"}");
        } else {
            handler.handle(exchange, SupabaseAuthStub.fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        }
    }

    private void token(HttpExchange exchange, Map<String, String> fields) throws IOException {
        boolean granted = exchange.getRequestURI().getQuery().equals("grant_type=pkce") ? isBegun(fields)
                : refreshTokens.remove(fields.get("refresh_token"));
        if (!granted) {
            send(exchange, 400, "{\"code\":400,\"msg\":\"Not valid\"}");
            return;
        }
        accessTokens.add(accessToken());
        String refreshToken = "refresh-" + UUID.randomUUID();
        refreshTokens.add(refreshToken);
        send(exchange, 200, "{\"access_token\":\"%s\",\"token_type\":\"bearer\",\"expires_in\":%d,\"refresh_token\":\"%s\"}"
                .formatted(accessTokens.get(accessTokens.size() - 1), seconds, refreshToken));
    }

    /** A code works once, and with the verifier that its challenge was made of. */
    private boolean isBegun(Map<String, String> fields) {
        String begun = challenge;
        challenge = null;
        return CODE.equals(fields.get("auth_code")) && digest(fields.get("code_verifier")).equals(begun);
    }

    private void signOut(HttpExchange exchange, Map<String, String> fields) throws IOException {
        signedOut.add(exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", ""));
        refreshTokens.clear();
        send(exchange, 204, "");
    }

    private String jwks() {
        ECPublicKey point = (ECPublicKey) key.getPublic();
        return "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"use\":\"sig\",\"kid\":\"1\",\"x\":\"%s\",\"y\":\"%s\"}]}"
                .formatted(coordinate(point.getW().getAffineX()), coordinate(point.getW().getAffineY()));
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, padded, COORDINATE_BYTES - length, length);
        return BASE64.encodeToString(padded);
    }

    private String accessToken() {
        long now = Instant.now().getEpochSecond();
        String claims = """
                {"iss":"%s/auth/v1","sub":"%s","aud":"authenticated","role":"authenticated","iat":%d,"exp":%d,"jti":"%s",
                 "is_anonymous":false,"app_metadata":{"provider":"github","ops_role":"%s"}}""".formatted(origin(), user, now,
                now + seconds, UUID.randomUUID(), role);
        String content = base64("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"1\"}") + "." + base64(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.getPrivate());
            signature.update(content.getBytes(US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(UTF_8));
    }

    private static String digest(String text) {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
