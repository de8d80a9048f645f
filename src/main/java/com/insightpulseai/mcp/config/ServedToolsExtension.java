package com.insightpulseai.mcp.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.ParameterInfo;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.inject.Singleton;

import com.insightpulseai.mcp.tool.ProviderTool;

/** Gathers the tools of all beans while the application is built, so that a native image needs no reflection for it. */
public class ServedToolsExtension implements BuildCompatibleExtension {

    private static final String IDS = "ids";
    private static final String RECORDS = "records";

    private final Set<String> ids = new TreeSet<>();
    private final Map<String, ClassInfo> records = new TreeMap<>();

    @Registration(types = Object.class)
    public void gather(BeanInfo bean) {
        if (bean.isClassBean()) {
            bean.declaringClass().methods().stream().filter(method -> method.hasAnnotation(ProviderTool.class))
                    .forEach(this::gather);
        }
    }

    private void gather(MethodInfo endpoint) {
        ids.add(endpoint.annotation(ProviderTool.class).value().asString());
        Stream<Type> inputs = endpoint.parameters().stream().map(ParameterInfo::type);
        Stream<Type> outputs = endpoint.returnType().isParameterizedType()
                ? endpoint.returnType().asParameterizedType().typeArguments().stream()
                : Stream.empty();
        Stream.concat(inputs, outputs).filter(Type::isClass).map(type -> type.asClass().declaration())
                .filter(ClassInfo::isRecord).forEach(type -> records.put(type.name(), type));
    }

    @Synthesis
    public void synthesize(SyntheticComponents components) {
        components.addBean(ServedTools.class).type(ServedTools.class).scope(Singleton.class)
                .withParam(IDS, ids.toArray(String[]::new)).withParam(RECORDS, records.values().toArray(ClassInfo[]::new))
                .createWith(Creator.class);
    }

    /** Called by the container. */
    public static final class Creator implements SyntheticBeanCreator<ServedTools> {

        @Override
        public ServedTools create(Instance<Object> lookup, Parameters parameters) {
            Class<?>[] records = parameters.get(RECORDS, Class[].class);
            return new ServedTools(Stream.of(parameters.get(IDS, String[].class)).map(ToolId::parse)
                    .collect(Collectors.toUnmodifiableSet()), Set.of(records));
        }
    }
}
