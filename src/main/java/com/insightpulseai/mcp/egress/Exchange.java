package com.insightpulseai.mcp.egress;

import java.util.Optional;
import java.util.function.Supplier;

import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;

/**
 * One request of a provider's REST client and its response, which gives its connection back however it ends.
 * <p>
 * The REST client alone does not: the connection that a cancelled request gets later stays taken. So a cancellation does not
 * reach the REST client; the request is reset as soon as there is a connection, and the connection closed.
 */
public final class Exchange {

    private static final Object LOCAL = new Object();
    private static final Runnable UNWATCHED = () -> {
    };
    private static final ThreadLocal<Exchange> SUBSCRIBING = new ThreadLocal<>();

    private enum Stage {
        NEW,
        CONNECTING,
        CONNECTED,
        ENDED
    }

    private final Runnable onEnd;
    private Stage stage = Stage.NEW;
    private boolean aborted;
    private ProviderConnection connection;
    private volatile String allowedUrl;
    private volatile KeptBody body;

    Exchange(Runnable onEnd) {
        this.onEnd = onEnd;
    }

    /**
     * Makes a request that can be cancelled at every stage.
     *
     * @param request one call of a REST client
     */
    public static <T> Uni<T> of(Supplier<Uni<T>> request) {
        return of(request, UNWATCHED);
    }

    /**
     * Makes a request that can be cancelled at every stage.
     *
     * @param request one call of a REST client
     * @param onEnd called once for each subscription, when the request has no connection any more and will get none; for a body
     *        that is read as a stream this is after the item
     */
    public static <T> Uni<T> of(Supplier<Uni<T>> request, Runnable onEnd) {
        return new ExchangeUni<>(request, onEnd);
    }

    /** The exchange that a REST client's context serves, once it has begun there. */
    static Optional<Exchange> of(Context context) {
        return Optional.ofNullable(context).map(served -> served.getLocal(LOCAL));
    }

    /** The exchange of a REST client's request. */
    public static Exchange of(ResteasyReactiveClientRequestContext request) {
        return of(request.getContext()).orElseThrow(() -> new IllegalStateException("The request belongs to no exchange"));
    }

    /** Runs what makes the REST client's request, so that the request finds its exchange. */
    void subscribing(Runnable subscription) {
        SUBSCRIBING.set(this);
        try {
            subscription.run();
        } finally {
            SUBSCRIBING.remove();
        }
    }

    /** Ties the exchange that is being subscribed to, or a new one, to the context that the REST client serves it on. */
    static void begin(Context context) {
        Exchange exchange = Optional.ofNullable(SUBSCRIBING.get()).orElseGet(() -> new Exchange(UNWATCHED));
        SUBSCRIBING.remove();
        exchange.begun();
        context.putLocal(LOCAL, exchange);
    }

    private synchronized void begun() {
        if (aborted) {
            throw new IllegalStateException("The request was cancelled before it began");
        }
        stage = Stage.CONNECTING;
    }

    /** Validates the URL of the request. The one that was found allowed before is not read again. */
    void requireAllowed(String provider, String url) {
        if (!url.equals(allowedUrl)) {
            EgressPolicy.current().requireAllowed(provider, url);
            allowedUrl = url;
        }
    }

    /** Keeps a copy of the response's body if it has no more bytes than this. */
    void keepBody(int maxBytes) {
        body = new KeptBody(maxBytes);
    }

    /** What keeps the response's body, if something does. */
    Optional<KeptBody> keptBody() {
        return Optional.ofNullable(body);
    }

    /**
     * The body of a response that is read as a stream, if it is small and was received to its end; it is that of a successful
     * response or of another. Reading the stream as well returns the same bytes.
     */
    public Optional<byte[]> wholeBody() {
        return keptBody().flatMap(KeptBody::whole);
    }

    /** Takes a connection; false if the exchange was aborted, so that the connection has to be returned. */
    boolean connected(ProviderConnection taken) {
        synchronized (this) {
            if (aborted) {
                return false;
            }
            stage = Stage.CONNECTED;
            connection = taken;
            taken.carry(this);
        }
        taken.releaseIfClosed();
        return true;
    }

    /**
     * Ends the exchange: closes its connection, now or when it gets one. Has no effect on a connection that has received the
     * whole response, because another exchange may be using it.
     *
     * @return whether the REST client has not begun, so that cancelling its request does no harm
     */
    public boolean abort() {
        ProviderConnection held;
        boolean untouched;
        synchronized (this) {
            aborted = true;
            held = connection;
            untouched = stage == Stage.NEW;
        }
        if (held != null) {
            held.abort(this);
        }
        if (untouched) {
            end();
        }
        return untouched;
    }

    /** The REST client has no more use for this exchange; a connection that still carries a body ends it later. */
    void settled() {
        synchronized (this) {
            if (stage == Stage.CONNECTED) {
                return;
            }
        }
        end();
    }

    /** There is no connection any more. */
    void end() {
        synchronized (this) {
            if (stage == Stage.ENDED) {
                return;
            }
            stage = Stage.ENDED;
            connection = null;
        }
        onEnd.run();
    }
}
