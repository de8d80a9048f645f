package com.insightpulseai.mcp.browser;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;

/**
 * Stands in for Supabase Auth, at the console's own origin, since a sandbox's policy lets its page ask no other one. The API
 * gets a token of the sandbox in the place of each that is handed out here. It works on one context of a browser.
 */
final class SupabaseAuthStub {

    private static final Pattern NUMBER = Pattern.compile("\"n\":(\\d{1,9})");
    private static final Pattern FIELD = Pattern.compile("\"([a-z_]{1,40})\":\"([^\"]{0,4000})\"");

    private final ConsoleHub hub;
    private final List<String> renewals = new ArrayList<>();
    private Map<String, String> authorized = Map.of();
    private String redirect;
    private String challenge;
    private String verifier;
    private int exchanges;
    private int signOuts;
    private int seconds = 3600;
    /** The number of the oldest token that is taken. */
    private int taken = 1;

    SupabaseAuthStub(ConsoleHub hub) {
        this.hub = hub;
    }

    void serve(BrowserContext context) {
        context.route("**/ops/**", this::ask);
        context.route("**/ops/config", route -> json(route, """
                {"version":"1","sandbox":false,"refresh_s":1,"issuer":"%s","publishable_key":"sb_publishable_test",
                 "sign_in":["email","github"]}""".formatted(hub.url("/auth/v1"))));
        context.route("**/auth/v1/authorize?*", this::authorize);
        context.route("**/auth/v1/otp?*", this::mail);
        context.route("**/auth/v1/token?*", this::token);
        context.route("**/auth/v1/logout?*", route -> {
            signOuts++;
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        });
    }

    private void ask(Route route) {
        Map<String, String> headers = new HashMap<>(route.request().headers());
        String token = headers.getOrDefault("authorization", "Bearer ..").split(" ", 2)[1];
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]), US_ASCII);
        Matcher number = NUMBER.matcher(claims);
        if (number.find() && Integer.parseInt(number.group(1)) >= taken) {
            headers.put("authorization", "Bearer " + hub.token("ops_operator"));
            route.resume(new Route.ResumeOptions().setHeaders(headers));
        } else {
            route.fulfill(new Route.FulfillOptions().setStatus(401).setContentType("application/problem+json")
                    .setBody(
                            "{\"status\":401,\"title\":\"Unauthorized\",\"detail\":\"The token has ended.\",\"code\":\"unauthorized\"}"));
        }
    }

    private void authorize(Route route) {
        authorized = parameters(route.request().url());
        redirect = authorized.get("redirect_to");
        challenge = authorized.get("code_challenge");
        route.fulfill(new Route.FulfillOptions().setStatus(302).setHeaders(Map.of("Location", link("code-1"))));
    }

    private void mail(Route route) {
        redirect = parameters(route.request().url()).get("redirect_to");
        challenge = fields(route).get("code_challenge");
        json(route, "{}");
    }

    private void token(Route route) {
        Map<String, String> fields = fields(route);
        if (parameters(route.request().url()).get("grant_type").equals("pkce")) {
            exchanges++;
            verifier = fields.get("code_verifier");
            grant(route, 1);
        } else {
            String used = fields.get("refresh_token");
            boolean again = renewals.contains(used);
            renewals.add(used);
            if (again) {
                route.fulfill(new Route.FulfillOptions().setStatus(400).setContentType("application/json")
                        .setBody("{\"msg\":\"Already used\"}"));
            } else {
                grant(route, renewals.size() + 1);
            }
        }
    }

    private void grant(Route route, int number) {
        String claims = "{\"sub\":\"%s\",\"n\":%d}".formatted(SeededData.OPERATOR_ID, number);
        String token = Stream.of("{\"alg\":\"none\"}", claims, "signature")
                .map(part -> Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(US_ASCII)))
                .collect(Collectors.joining("."));
        json(route, "{\"access_token\":\"%s\",\"refresh_token\":\"refresh-%d\",\"expires_in\":%d}".formatted(token, number,
                seconds));
    }

    /** From now on the API refuses the first token; those that follow it are taken. */
    void refuseTheFirstToken() {
        taken = 2;
    }

    String mailedLink() {
        return link("code-1");
    }

    private String link(String code) {
        return redirect + "&code=" + code;
    }

    void tokensEndIn(int seconds) {
        this.seconds = seconds;
    }

    Map<String, String> authorized() {
        return authorized;
    }

    boolean verifierFitsTheChallenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).equals(challenge) && verifier.length() >= 43;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Refresh tokens in the order in which they were used. */
    List<String> renewals() {
        return renewals;
    }

    int exchanges() {
        return exchanges;
    }

    int signOuts() {
        return signOuts;
    }

    static Map<String, String> parameters(String url) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : URI.create(url).getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return parameters;
    }

    private static Map<String, String> fields(Route route) {
        return fields(route.request().postData());
    }

    /** The texts of a flat JSON object. */
    static Map<String, String> fields(String json) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(json);
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }

    private static void json(Route route, String body) {
        route.fulfill(new Route.FulfillOptions().setStatus(200).setContentType("application/json").setBody(body));
    }
}
