package com.insightpulseai.mcp.web;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.insightpulseai.mcp.platform.Causes;
import com.insightpulseai.mcp.web.problem.RefusedValueException;

/**
 * Takes a number that its field cannot hold for what it is, well-formed JSON of the wrong type. Jackson reports it as it does
 * malformed JSON, and the call would leave no row.
 */
@Provider
public class NumbersOutOfRange implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (WebApplicationException refused) {
            Optional<MismatchedInputException> mismatch = mismatch(refused);
            if (mismatch.isPresent()) {
                throw mismatch.get();
            }
            throw refused;
        }
    }

    private static Optional<MismatchedInputException> mismatch(WebApplicationException refused) {
        return Causes.first(refused, InputCoercionException.class).map(coercion -> {
            MismatchedInputException mismatch = new RefusedValueException(coercion.getTargetType(),
                    "is out of range" + range(coercion.getTargetType()));
            Causes.first(refused, JsonMappingException.class).ifPresent(located -> {
                List<JsonMappingException.Reference> path = located.getPath();
                for (int i = path.size() - 1; i >= 0; i--) {
                    mismatch.prependPath(path.get(i));
                }
            });
            return mismatch;
        });
    }

    private static String range(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return ": must be a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
        }
        return type == long.class || type == Long.class
                ? ": must be a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE
                : "";
    }
}
