package com.insightpulseai.mcp.audit;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks secrets that are recognized by their own form: JWTs, keys of well-known services, PEM private keys, credentials after
 * {@code Bearer} and {@code Basic}, passwords in URLs, and the keys of Sentry DSNs. Linear in the length of the text.
 */
final class SecretForms {

    static final String MASK = "***";

    private static final String KEY = "\\b(?:sktsec_|sb_secret_|sntrys_|sntryu_|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|npm_|"
            + "sk-|sk_live_)";

    // A match whose group is missing is no secret. It is consumed all the same: a search that began anew at each of its
    // characters would be quadratic.
    private static final List<Form> FORMS = List.of(
            new Form("eyJ", Pattern.compile("eyJ[A-Za-z0-9_-]{8,}+(\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]*+)?+"),
                    Pattern.compile("eyJ[A-Za-z0-9_.-]*+(\\z)?+")),
            new Form("", Pattern.compile(KEY + "([A-Za-z0-9_=-]{10,}+)"), Pattern.compile(KEY + "[A-Za-z0-9_=-]*+(\\z)?+")),
            new Form("A", Pattern.compile("\\b(?:AKIA|ASIA)([A-Z0-9]{16}\\b)"),
                    Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]*+(\\z)?+")),
            new Form("-----BEGIN ", Pattern.compile(
                    "-----BEGIN [A-Z ]*PRIVATE KEY-----([\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$))"),
                    Pattern.compile("-----BEGIN [A-Z ]*+-{0,5}(\\z)")),
            new Form(" ", Pattern.compile("(?i)\\b(?:bearer|basic) ([A-Za-z0-9._~+/=-]{8,}+)"),
                    Pattern.compile("(?i)\\b(?:bearer|basic) [A-Za-z0-9._~+/=-]*+(\\z)")),
            new Form("://", Pattern.compile("(?<=://)([^/\\s:@]{1,200}:[^/\\s@]{1,200}|[0-9a-f]{32})(?=@)"),
                    Pattern.compile("(?<=://)[^/\\s@]*+(\\z)")));

    /**
     * @param hint without it in a text, a search would be in vain
     * @param whole a secret
     * @param begun what may be the beginning of one, at the end of a text that was cut
     */
    private record Form(String hint, Pattern whole, Pattern begun) {
    }

    private SecretForms() {
    }

    /** A text with every secret masked. */
    static String masked(String text) {
        String masked = text;
        for (Form form : FORMS) {
            if (masked.contains(form.hint())) {
                masked = masked(form.whole(), masked);
            }
        }
        return masked;
    }

    /** The beginning of a text, in which what is left of a secret is masked even where the cut made it unrecognizable. */
    static String maskedHead(String head) {
        String masked = masked(head);
        for (Form form : FORMS) {
            masked = masked(form.begun(), masked);
        }
        return masked;
    }

    private static String masked(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        return matcher.find()
                ? matcher.replaceAll(found -> found.group(1) == null ? Matcher.quoteReplacement(found.group()) : MASK)
                : text;
    }
}
