package com.insightpulseai.mcp.tool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.insightpulseai.mcp.problem.ProblemCode;
import com.insightpulseai.mcp.problem.ProblemException;

import io.quarkus.runtime.configuration.MemorySize;

/**
 * Refuses bodies over the limit before they are read whole: by their announced length, or where none is announced, as
 * soon as the limit is passed. The limit is that of a Lambda function URL, so that hub and functions take the same
 * requests.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER) // or the REST clients took it on, for what providers answer
public class RequestBodyLimit implements ReaderInterceptor {

    private final long bytes;

    RequestBodyLimit(@ConfigProperty(name = "mcp.request.max-body-size", defaultValue = "6M") MemorySize limit) {
        this.bytes = limit.asLongValue();
    }

    void check(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > bytes) {
            throw tooLarge();
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Limited(context.getInputStream()));
        return context.proceed();
    }

    private ProblemException tooLarge() {
        return ProblemException.of(ProblemCode.TOO_LARGE, "A request body may have at most " + bytes + " bytes.");
    }

    private final class Limited extends FilterInputStream {

        private long left = bytes;

        Limited(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            return counted(read, read);
        }

        private int counted(int result, int read) {
            if (result >= 0) {
                left -= read;
            }
            if (left < 0) {
                throw tooLarge();
            }
            return result;
        }
    }
}
