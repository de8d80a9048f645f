package com.insightpulseai.mcp.generator.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.ws.rs.Path;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.tool.ProviderTool;

/** The methods on the governed path of all modules on the class path, by their paths. */
public final class Endpoints {

    private static final String INDEX = "META-INF/jandex.idx";
    private static final DotName TOOL = DotName.createSimple(ProviderTool.class);
    private static final DotName PATH = DotName.createSimple(Path.class);

    private final Map<String, Endpoint> byPath = new TreeMap<>();

    private Endpoints() {
    }

    public static Endpoints onClassPath() {
        Endpoints endpoints = new Endpoints();
        try {
            for (URL index : Collections.list(Endpoints.class.getClassLoader().getResources(INDEX))) {
                try (InputStream stream = index.openStream()) {
                    endpoints.add(new IndexReader(stream).read());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return endpoints;
    }

    private void add(Index index) {
        for (AnnotationInstance annotation : index.getAnnotations(TOOL)) {
            if (annotation.target().kind() == AnnotationTarget.Kind.METHOD) {
                MethodInfo method = annotation.target().asMethod();
                Optional.ofNullable(method.declaringClass().declaredAnnotation(PATH))
                        .map(path -> endpoint(path.value().asString(), method))
                        .ifPresent(endpoint -> byPath.put(endpoint.path(), endpoint));
            }
        }
    }

    private static Endpoint endpoint(String path, MethodInfo method) {
        if (method.parametersCount() != 1 || method.returnType().kind() != Type.Kind.PARAMETERIZED_TYPE) {
            throw new Mistakes(method.declaringClass().name() + "." + method.name()
                    + ": a tool's method takes one input record and returns a Uni of its output record");
        }
        return new Endpoint(path, load(method.parameterType(0).name()),
                load(method.returnType().asParameterizedType().arguments().get(0).name()));
    }

    private static Class<?> load(DotName name) {
        try {
            return Class.forName(name.toString());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("an index names a class that is not there", e);
        }
    }

    /** What answers at a path. */
    public Optional<Endpoint> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
