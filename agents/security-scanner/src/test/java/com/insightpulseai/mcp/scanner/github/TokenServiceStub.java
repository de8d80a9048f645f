package com.insightpulseai.mcp.scanner.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.scanner.LoopbackServer;

/** GitHub's service that issues tokens to jobs. It signs them as GitHub does, by RS256. */
public final class TokenServiceStub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String SECRET = "secret-of-the-job";
    private static final KeyPair KEY = key();

    private final LoopbackServer server;
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private final List<String> issued = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    public TokenServiceStub() {
        claims.put("iss", "https://token.actions.githubusercontent.com");
        claims.put("repository", "acme/web");
        claims.put("repository_id", "4711");
        claims.put("event_name", "pull_request");
        claims.put("ref", "refs/pull/7/merge");
        claims.put("base_ref", "main");
        claims.put("job_workflow_ref", "acme/ci/.github/workflows/pr-dependency-check.yml@refs/heads/main");
        server = LoopbackServer.start(exchange -> {
            requests.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (status == 200 ? "{\"value\":\"" + issue() + "\"}" : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets a claim of the tokens that follow. */
    public synchronized TokenServiceStub with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    public void failWith(int failure) {
        status = failure;
    }

    private synchronized String issue() {
        claims.put("jti", Integer.toString(issued.size()));
        claims.put("exp", System.currentTimeMillis() / 1000 + 300);
        try {
            String content = BASE64
                    .encodeToString("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"1\"}".getBytes(StandardCharsets.UTF_8))
                    + "." + BASE64.encodeToString(JSON.writeValueAsBytes(claims));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEY.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            String token = content + "." + BASE64.encodeToString(signature.sign());
            issued.add(token);
            return token;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tokens, in the order in which they were issued. */
    public List<String> issued() {
        return List.copyOf(issued);
    }

    /** Path, query and header {@code Authorization} of the requests. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public PublicKey publicKey() {
        return KEY.getPublic();
    }

    /** The variables of a job that may have tokens. */
    public Map<String, String> variables() {
        return Map.of("ACTIONS_ID_TOKEN_REQUEST_URL",
                "http://127.0.0.1:" + server.port() + "/token?api-version=2.0",
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                SECRET);
    }

    @Override
    public void close() {
        server.close();
    }
}
