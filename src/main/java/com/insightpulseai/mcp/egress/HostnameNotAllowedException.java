package com.insightpulseai.mcp.egress;

import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/** A request was about to go to a host that the provider may not contact; nothing was sent. */
public final class HostnameNotAllowedException extends EgressException {

    private static final int MAX_SHOWN = 100;

    private final String host;

    private HostnameNotAllowedException(String host, String message) {
        super(message);
        this.host = host;
    }

    static HostnameNotAllowedException host(String host, String reason) {
        String shown = printable(host);
        return new HostnameNotAllowedException(shown, "Host '" + shown + "' is not allowed: " + reason);
    }

    static HostnameNotAllowedException noHost(String reason) {
        return new HostnameNotAllowedException("", "The request's URL is not allowed: " + reason);
    }

    /**
     * The refused host, for the audit row.
     *
     * @return printable ASCII of at most 105 characters, other characters escaped; empty if the URL has no discernible host
     */
    public String host() {
        return host;
    }

    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < MAX_SHOWN; i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < 0x7f && c != '\'' && c != '\\') {
                shown.append(c);
            } else {
                shown.append(String.format("\\u%04x", (int) c));
            }
        }
        return shown.toString();
    }

    @Override
    public ProblemException toProblem() {
        return ProblemException.of(ProblemCode.HOST_NOT_ALLOWED, "The host to be called is not on the provider's allowlist.");
    }
}
