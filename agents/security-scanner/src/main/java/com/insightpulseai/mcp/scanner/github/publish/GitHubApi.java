package com.insightpulseai.mcp.scanner.github.publish;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.cli.ProgramVersion;
import com.insightpulseai.mcp.scanner.github.GitHubJob;
import com.insightpulseai.mcp.sdk.net.Addresses;
import com.insightpulseai.mcp.sdk.net.HttpClients;
import com.insightpulseai.mcp.sdk.net.Reception;

/**
 * GitHub's REST API at the address of the job, with its token. The token goes to no other host, and no redirect is followed.
 * Without a header for a version, responses are those of 2022-11-28, which Enterprise Server knows too. Confined to one thread.
 */
final class GitHubApi {

    private static final int TRIES = 3;
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);
    /** A page has 100 comments of 65,536 characters at most, most of which take one byte. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** GitHub names a minute for limits without a header, which is more than there is. */
    private static final Duration PAUSE_OF_LIMITS = Duration.ofSeconds(5);
    private static final String ENTERPRISE = "/api/v3";

    private final URI base;
    private final String token;
    private final ApiFailures failures;
    private final HttpClient http;
    private final Pacing pacing;

    private GitHubApi(URI base, String token, Pacing pacing) {
        this.base = base;
        this.token = token;
        this.failures = new ApiFailures(token);
        this.http = HttpClients.fromEnvironment(base);
        this.pacing = pacing;
    }

    /** @throws PublishException for an address or a token that cannot be used */
    static GitHubApi of(GitHubJob job, Pacing pacing) throws PublishException {
        String token = job.token().map(String::strip).filter(text -> !text.isEmpty())
                .orElseThrow(() -> new PublishException("There is no token for it: the workflow does not hand one over."));
        if (!token.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new PublishException("The token for it has characters that no token has.");
        }
        try {
            return new GitHubApi(Addresses.base("GITHUB_API_URL", job.api()), token, pacing);
        } catch (IllegalArgumentException e) {
            throw new PublishException("GitHub's API cannot be called: " + e.getMessage() + ".");
        }
    }

    /** Returns an address of the API. */
    URI address(String path) throws PublishException {
        try {
            return URI.create(base + path);
        } catch (IllegalArgumentException e) {
            throw new PublishException("The name of the repository makes no address.");
        }
    }

    /** Returns the address of GraphQL, which on Enterprise Server is beside the REST API. */
    URI graphQl() {
        String rest = base.toString();
        return URI.create(rest.endsWith(ENTERPRISE) ? rest.substring(0, rest.length() - "/v3".length()) + "/graphql"
                : rest + "/graphql");
    }

    /**
     * Returns the address of a further page.
     *
     * @throws PublishException where it is not of this API: the token would go to another host
     */
    URI samePlace(String address) throws PublishException {
        try {
            URI page = URI.create(address);
            boolean isSame = base.getScheme().equalsIgnoreCase(page.getScheme())
                    && base.getHost().equalsIgnoreCase(page.getHost()) && base.getPort() == page.getPort()
                    && page.getRawUserInfo() == null && page.getRawPath() != null
                    && page.getRawPath().startsWith(base.getRawPath());
            if (isSame) {
                return page;
            }
        } catch (IllegalArgumentException e) {
            throw new PublishException("The link to the next page of comments is no address.");
        }
        throw new PublishException("The link to the next page of comments leads away from GITHUB_API_URL; it is not followed.");
    }

    ApiResponse get(URI address) throws PublishException {
        return send(request(address).GET().build(), true);
    }

    /** Asks GraphQL, which is a POST that changes nothing. */
    ApiResponse query(JsonNode body) throws PublishException {
        return send(request(graphQl()).POST(json(body)).build(), true);
    }

    /** Creates something; where the outcome is not known it is not tried again. */
    ApiResponse post(URI address, JsonNode body) throws PublishException {
        return send(request(address).POST(json(body)).build(), false);
    }

    ApiResponse patch(URI address, JsonNode body) throws PublishException {
        return send(request(address).method("PATCH", json(body)).build(), true);
    }

    ApiResponse delete(URI address) throws PublishException {
        return send(request(address).DELETE().build(), true);
    }

    /** Waits before something is begun anew; returns false where there is no time for that. */
    boolean pause() throws PublishException {
        return pacing.pause(PAUSE);
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token)
                .header("Accept", "application/vnd.github+json")
                .header("User-Agent", "security-scanner/" + ProgramVersion.number());
    }

    private static BodyPublisher json(JsonNode body) {
        return BodyPublishers.ofString(body.toString());
    }

    private ApiResponse send(HttpRequest request, boolean repeatable) throws PublishException {
        for (int attempt = 1;; attempt++) {
            ApiException failure;
            Duration pause = PAUSE.multipliedBy(2L * attempt - 1);
            boolean again = repeatable;
            try {
                ApiResponse response = once(request);
                if (response.isSuccess()) {
                    return response;
                }
                if (response.isLimited()) {
                    failure = failures.limited(response);
                    pause = response.retryAfter().orElse(PAUSE_OF_LIMITS.multipliedBy(attempt));
                    again = true;
                } else {
                    failure = failures.refused(response);
                    again &= response.isServerError();
                }
            } catch (IOException e) {
                failure = failures.silent(e);
                again |= !failure.mayHaveHappened();
            }
            if (!again || attempt == TRIES || !pacing.pause(pause)) {
                throw failure;
            }
        }
    }

    private ApiResponse once(HttpRequest request) throws IOException, PublishException {
        Duration left = pacing.left();
        if (left.isNegative() || left.isZero()) {
            throw ApiFailures.late();
        }
        Duration longest = left.compareTo(LONGEST_REQUEST) < 0 ? left : LONGEST_REQUEST;
        Reception reception = new Reception(MOST_BYTES, longest);
        HttpRequest bounded = HttpRequest.newBuilder(request, (name, value) -> true).timeout(longest).build();
        try {
            http.send(bounded, reception);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("The program is being ended.");
        }
        return ApiResponse.of(reception);
    }
}
