package com.insightpulseai.mcp.web;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * The software that the caller says it uses, for the audit: {@code User-Agent}, or a name in the request's body, cut to 200
 * characters.
 */
@RequestScoped
public class ClientSoftware {

    private static final int LONGEST = 200;

    private String name;

    @Inject
    ClientSoftware(HttpHeaders headers) {
        name = legible(headers.getHeaderString(HttpHeaders.USER_AGENT));
    }

    /** Takes the name that the client gives itself in the request's body. */
    public void isNamed(String self) {
        name = legible(self);
    }

    /** Without control characters; empty where the request names none. */
    public Optional<String> name() {
        return Optional.of(name).filter(text -> !text.isEmpty());
    }

    static String legible(String userAgent) {
        if (userAgent == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        userAgent.codePoints().filter(character -> !Character.isISOControl(character) && !isSurrogate(character)).limit(LONGEST)
                .forEach(text::appendCodePoint);
        return text.toString().strip();
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
