package com.insightpulseai.mcp.sdk.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Arrays;

import javax.net.ssl.SSLHandshakeException;

/** Failures of a request to which no response began. */
final class NoResponse {

    private NoResponse() {
    }

    /** Returns true where the server cannot have received the request. */
    static boolean isUnheard(Throwable failure) {
        return has(failure, ConnectException.class, HttpConnectTimeoutException.class, UnknownHostException.class,
                UnresolvedAddressException.class, SSLHandshakeException.class);
    }

    /** Returns true where the next request may fare better. */
    static boolean isTransient(Throwable failure) {
        return failure instanceof IOException && !has(failure, SSLHandshakeException.class);
    }

    /** The kind of a failure in words. */
    static String reason(Throwable failure) {
        if (has(failure, UnknownHostException.class, UnresolvedAddressException.class)) {
            return "the host is unknown";
        } else if (has(failure, HttpConnectTimeoutException.class)) {
            return "the connection took too long";
        } else if (has(failure, SSLHandshakeException.class)) {
            return "the TLS handshake failed";
        }
        return has(failure, ConnectException.class) ? "the connection was refused" : "the connection broke";
    }

    private static boolean has(Throwable failure, Class<?>... kinds) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Throwable one = cause;
            if (Arrays.stream(kinds).anyMatch(kind -> kind.isInstance(one))) {
                return true;
            }
        }
        return false;
    }
}
