package com.insightpulseai.mcp.functions.ops.event.export;

import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

import com.insightpulseai.mcp.functions.ops.event.export.ExportWriter.StreamedFile;
import com.insightpulseai.mcp.functions.ops.setup.ConsoleConfig;

import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;

/**
 * Streams a file to a client, in chunks and no faster than the client takes them. A client that goes away ends the reading. The
 * head of the response goes out with the first chunk, so a failure before it is a problem as all others.
 */
@Provider
public class ExportWriter implements ServerMessageBodyWriter<StreamedFile> {

    private final ConsoleConfig config;

    ExportWriter(ConsoleConfig config) {
        this.config = config;
    }

    /** The content of a file, which never fails. */
    record StreamedFile(Multi<byte[]> chunks) {
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == StreamedFile.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == StreamedFile.class;
    }

    @Override
    public void writeTo(StreamedFile file, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, Object> headers, OutputStream out) {
        throw new UnsupportedOperationException("a file is streamed");
    }

    @Override
    public void writeResponse(StreamedFile file, Type genericType, ServerRequestContext context) {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        request.suspend();
        file.chunks().subscribe(new Chunks(request, config.exportPageTimeout()));
    }

    /** Asks for a chunk once the one before is written. A client that does not take it in time loses the connection. */
    private static final class Chunks implements Flow.Subscriber<byte[]> {

        private final ResteasyReactiveRequestContext request;
        private final RoutingContext routing;
        private final ServerHttpResponse response;
        private final Duration timeout;
        private final AtomicBoolean finished = new AtomicBoolean();
        private Flow.Subscription subscription;

        Chunks(ResteasyReactiveRequestContext request, Duration timeout) {
            this.request = request;
            this.timeout = timeout;
            this.routing = request.unwrap(RoutingContext.class);
            this.response = request.serverResponse();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            routing.addEndHandler(end -> finish(subscription::cancel));
            response.setChunked(true);
            subscription.request(1);
        }

        @Override
        public void onNext(byte[] chunk) {
            long timer = routing.vertx().setTimer(timeout.toMillis(), late -> routing.response().reset());
            response.write(chunk, failure -> {
                routing.vertx().cancelTimer(timer);
                if (failure == null) {
                    subscription.request(1);
                } else {
                    finish(subscription::cancel);
                }
            });
        }

        @Override
        public void onError(Throwable failure) {
            finish(response::end);
        }

        @Override
        public void onComplete() {
            finish(response::end);
        }

        /** The request ends once, by whichever comes first: the end of the file or that of the connection. */
        private void finish(Runnable end) {
            if (finished.compareAndSet(false, true)) {
                end.run();
                request.resume();
            }
        }
    }
}
