package com.insightpulseai.mcp.scanner.github.publish;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Locale;

import javax.net.ssl.SSLException;

/** The words for failures of GitHub's API: who can do what about it. The token is in none of them. */
final class ApiFailures {

    private static final String PERMISSION = "Add \"pull-requests: write\" to the permissions of the job. "
            + "A pull request from a fork or by Dependabot has a token that only reads.";

    private final String token;

    ApiFailures(String token) {
        this.token = token;
    }

    ApiException refused(ApiResponse response) {
        return new ApiException(response.status(), response.isServerError(), sentence(response));
    }

    private String sentence(ApiResponse response) {
        String says = "GitHub responded with " + response.status() + quoted(response.message());
        String text = response.message().toLowerCase(Locale.ROOT);
        if (text.contains("locked")) {
            return says + ". The conversation of the pull request is locked; unlock it to have the comment.";
        }
        return switch (response.status()) {
            case 401 -> says + ". The token is not valid (any more); hand over the job's own, ${{ github.token }}.";
            case 403, 404 -> says + ". " + PERMISSION;
            case 301, 302, 307, 308 -> says + ". A redirect is not followed, because the token would travel along; "
                    + "was the repository renamed or moved?";
            default -> says + ".";
        };
    }

    ApiException limited(ApiResponse response) {
        String wait = response.retryAfter().map(time -> "; it asks to wait " + time.toSeconds() + " s").orElse("");
        return new ApiException(response.status(), false,
                "GitHub limits requests" + quoted(response.message()) + wait + ".");
    }

    ApiException silent(IOException failure) {
        boolean mayHaveHappened = !(failure instanceof ConnectException);
        return new ApiException(0, mayHaveHappened, "GitHub's API gave no response: " + reason(failure) + ".");
    }

    private static String reason(IOException failure) {
        if (failure instanceof HttpTimeoutException) {
            return "its time was over";
        }
        if (failure instanceof ConnectException) {
            return "no connection";
        }
        return failure instanceof SSLException ? "TLS failed (SSL_CERT_FILE names certificate authorities)"
                : "the connection broke";
    }

    static ApiException late() {
        return new ApiException(0, false,
                "GitHub's API was too slow: the " + Pacing.WHOLE.toSeconds() + " s for the comment are over.");
    }

    static ApiException unreadable() {
        return new ApiException(0, false, "GitHub's API sent a response that is no JSON of the expected form, or too long.");
    }

    /** A server could send back what it received. */
    private String quoted(String message) {
        return message.isEmpty() ? "" : " (" + message.replace(token, "***") + ")";
    }
}
