package com.insightpulseai.mcp.call;

/**
 * What is left of a caller's budget after a call was counted or refused.
 *
 * @param quotaClass the budget's name, shared by all tools of that class and provider
 * @param limit calls in one window
 * @param remaining calls left in the present window
 * @param windowSeconds length of the window
 * @param resetSeconds seconds until the present window ends, at least 1
 */
public record QuotaUse(String quotaClass, int limit, int remaining, int windowSeconds, int resetSeconds) {

    /**
     * Value of the {@code RateLimit} field.
     *
     * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit header fields for
     *      HTTP</a>
     */
    public String rateLimit() {
        return "\"" + quotaClass + "\";r=" + remaining + ";t=" + resetSeconds;
    }

    /** Value of the {@code RateLimit-Policy} field, of the same specification. */
    public String rateLimitPolicy() {
        return "\"" + quotaClass + "\";q=" + limit + ";w=" + windowSeconds;
    }
}
